import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildMessage } from '@demarc/foundation/process';

const program = fileURLToPath(new URL('../../gateway/main.ts', import.meta.url));

/** The gateway as its own process, started as the launcher does. */
export interface GatewayProcess {
  /** What it says first: that it is ready, or that it failed. */
  readonly outcome: Promise<ChildMessage>;
  readonly exited: Promise<number | string>;
  /** Everything on stdout and stderr until now. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts gateway/main.ts with these variables beside the usual ones. */
export function startGatewayProcess(env: Readonly<Record<string, string>>): GatewayProcess {
  const child = spawn(process.execPath, [program], {
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
    outcome: new Promise((resolve, reject) => {
      child.on('message', (message) => resolve(message as ChildMessage));
      void exited.then((code) =>
        reject(new Error(`It ended (${code}) and said nothing:\n${output}`)),
      );
    }),
    exited,
    output: () => output,
    kill: (signal) => void child.kill(signal),
  };
}
