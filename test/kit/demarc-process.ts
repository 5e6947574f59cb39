import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const door = fileURLToPath(new URL('../../bin/demarc.mjs', import.meta.url));

/** The command line as a real process. */
export interface DemarcProcess {
  readonly pid: number;
  /** Everything printed until now. */
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal that ended it. */
  readonly exited: Promise<number | string>;
  /** Resolves when the text has been printed, so many times; rejects if the process ends without. */
  printed(text: string, times?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Signals it and all that it has started; only for a process with a group of its own. */
  killGroup(signal: NodeJS.Signals): void;
}

/** How the command line may be started otherwise. */
export interface DemarcOptions {
  /** True for a process group of its own, as a shell makes one. */
  readonly ownGroup?: boolean;
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The program to run instead of that of the repository, such as that of an installed package. */
  readonly program?: string;
  /** The Node that runs it, instead of this one. */
  readonly node?: string;
}

/** Starts `demarc` with these arguments in that folder. */
export function startDemarc(
  args: readonly string[],
  folder: string,
  {
    ownGroup = false,
    environment = {},
    program = door,
    node = process.execPath,
  }: DemarcOptions = {},
): DemarcProcess {
  const child = spawn(node, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    detached: ownGroup,
  });
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const watch of watchers) watch();
    });
  }
  const exited = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'));
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
    printed(text, times = 1) {
      return new Promise((resolve, reject) => {
        const watch = () => {
          if (`${output.stdout}${output.stderr}`.split(text).length <= times) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
        void exited.then((code) =>
          reject(new Error(`demarc ended (${code}) without "${text}":\n${output.stderr}`)),
        );
      });
    },
    kill: (signal) => void child.kill(signal),
    killGroup(signal) {
      if (!ownGroup || child.pid === undefined) throw new Error('It has no group of its own.');
      process.kill(-child.pid, signal);
    },
  };
}

/** Runs `demarc` to its end. */
export async function runDemarc(
  args: readonly string[],
  folder: string,
  options: DemarcOptions = {},
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const demarc = startDemarc(args, folder, options);
  const code = await demarc.exited;
  return { code, stdout: demarc.stdout, stderr: demarc.stderr };
}
