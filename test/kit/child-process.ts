import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildMessage } from '@demarc/foundation/process';

const root = new URL('../../', import.meta.url);

/** A process of the graph, started as the launcher does. */
export interface ChildProcess {
  readonly pid: number;
  /** What it says in the end of its start: that it is ready, or that it failed. */
  readonly outcome: Promise<Extract<ChildMessage, { type: 'ready' | 'failed' }>>;
  readonly exited: Promise<number | string>;
  /** Everything on stdout and stderr until now. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a program of the repository with these variables beside the usual ones. */
export function startChild(program: string, env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, root))], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const exited = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  });
  return {
    pid: child.pid ?? 0,
    outcome: new Promise((resolve, reject) => {
      child.on('message', (message) => {
        const said = message as ChildMessage;
        if (said.type === 'ready' || said.type === 'failed') resolve(said);
      });
      void exited.then((code) =>
        reject(new Error(`${program} ended (${code}) and said nothing:\n${output}`)),
      );
    }),
    exited,
    output: () => output,
    kill: (signal) => void child.kill(signal),
  };
}
