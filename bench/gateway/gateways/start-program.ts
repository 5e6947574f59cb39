import { spawn, type ChildProcess } from 'node:child_process';
import { cores, type Cores } from './cores.ts';
import { waitUntilAnswers, type Readiness } from './wait-until-answers.ts';

/** A process of the benchmark. */
export interface StartedProgram {
  readonly pid: number;
  /** Where it listens. */
  readonly url: string;
  /** Sends a message; resolves with the next one that comes. @throws Error where the process ends instead */
  ask(message: object): Promise<unknown>;
  /** Ends it at once, because nothing that it holds is worth a drain. Resolves when it is gone. */
  end(): Promise<void>;
}

/** What to start. */
export interface Program {
  /** Node's arguments. */
  readonly args: readonly string[];
  /** Variables beside PATH and NODE_ENV. */
  readonly env?: Readonly<Record<string, string>>;
  /** On whose processor it is held. */
  readonly on: keyof Cores;
  /** Where to look, for a program that does not say over a channel that it is ready. */
  readonly readiness?: Readiness;
}

const START_MS = 60_000;

const running = new Set<ChildProcess>();
// However this process ends, nothing that it has started stays.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a program of Node, and waits until it is ready.
 * @throws Error where it does not get there
 */
export async function startProgram(program: Program): Promise<StartedProgram> {
  const { args, env, on, readiness } = program;
  const command = [process.execPath, ...args];
  const [file = '', ...rest] = cores
    ? ['taskset', '--cpu-list', String(cores[on]), ...command]
    : command;
  const child = spawn(file, rest, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`has ended (${code ?? signal ?? 'lost'})`));
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
  });
  const died = exited.then((how) => {
    running.delete(child);
    throw new Error(`${args.join(' ')} ${how}. ${said}`);
  });
  // Who waits for something is told; often nobody does.
  died.catch(() => undefined);
  const nextMessage = () =>
    Promise.race([died, new Promise<unknown>((resolve) => child.once('message', resolve))]);
  const end = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const late = AbortSignal.timeout(START_MS);
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error(`${args.join(' ')} is not ready.`)));
  });
  try {
    const ready = readiness
      ? Promise.race([died, waitUntilAnswers(readiness, late)])
      : nextMessage().then(urlOf);
    const url = await Promise.race([ready, tooLate]);
    return {
      pid: child.pid ?? 0,
      url,
      ask(message) {
        const answer = nextMessage();
        // Where it cannot be sent, the process has ended, and `answer` says so.
        child.send(message, () => undefined);
        return answer;
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** What every program of ours says once: `ready`, or why it is not. */
function urlOf(message: unknown): string {
  const { type, url } = message as { readonly type?: string; readonly url?: string };
  if (type === 'ready' && url !== undefined) return url;
  throw new Error(`A program does not start: ${JSON.stringify(message)}`);
}
