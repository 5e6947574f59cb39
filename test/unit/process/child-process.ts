import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of a test as a real process, with an IPC channel. */
export interface TestChild {
  readonly pid: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal that ended it; by then all of its output is here. */
  readonly exited: Promise<number | string>;
  /** The next message that it sends; rejects if it ends without. */
  nextMessage(): Promise<unknown>;
  /** Resolves when the text stands on its stdout; rejects if it ends without. */
  printed(text: string): Promise<void>;
  send(message: string): void;
  /** Closes the channel, as the death of a launcher does. */
  disconnect(): void;
  kill(signal: NodeJS.Signals): void;
}

/** What a child may be given. */
export interface TestChildOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program of `fixtures/`. */
export function startChild(
  program: URL,
  { args = [], env = {} }: TestChildOptions = {},
): TestChild {
  const child = fork(fileURLToPath(program), args, {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  const output = { stdout: '', stderr: '' };
  const messages: unknown[] = [];
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const watch of watchers) watch();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      wake();
    });
  }
  child.on('message', (message) => {
    messages.push(message);
    wake();
  });
  // Not `close`, which does not come once the parent itself has disconnected.
  const exited = Promise.all([
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
    child.stdout ? once(child.stdout, 'close') : Promise.resolve(),
    child.stderr ? once(child.stderr, 'close') : Promise.resolve(),
  ]).then(([[code, signal]]) => code ?? signal ?? 'nothing');
  const waitFor = (what: string, holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const watch = () => {
        if (!holds()) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
      void exited.then((end) => {
        reject(new Error(`It ended (${end}) without ${what}:\n${output.stdout}${output.stderr}`));
      });
    });

  return {
    pid: child.pid ?? 0,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    exited,
    async nextMessage() {
      await waitFor('a message', () => messages.length > 0);
      return messages.shift();
    },
    printed: (text) => waitFor(`"${text}"`, () => output.stdout.includes(text)),
    send: (message) => void child.send(message),
    disconnect: () => child.disconnect(),
    kill: (signal) => void child.kill(signal),
  };
}
