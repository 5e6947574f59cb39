import { spawn } from 'node:child_process';
import { ExitCode, type ChildMessage } from '@demarc/foundation/process';

/** A process of the graph that a command runs alone. */
export interface ServedProcess {
  /** What to call it, such as `the gateway`. */
  readonly title: string;
  /** The file of its program. */
  readonly program: string;
  /** Variables beside those of this process. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Runs a process to its end and passes signals on. The channel tells it when this one is gone, however
 * it went.
 * @returns its exit code
 */
export async function serveProcess({ title, program, variables }: ServedProcess): Promise<number> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...variables },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message: ChildMessage) => {
    if (message.type === 'notice') console.error(`demarc: ${message.text}`);
    if (message.type === 'ready') console.error(`demarc: ${title} is ready at ${message.url}`);
    if (message.type === 'failed') console.error(`demarc: ${message.message}`);
  });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping = true;
      child.kill('SIGTERM');
    });
  }
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? (stopping ? ExitCode.passed : ExitCode.fault)));
  });
}
