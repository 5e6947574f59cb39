import { errorCode } from '../error-code.ts';
import { describeFault } from './describe-fault.ts';
import { ExitCode } from './exit-code.ts';
import type { Log } from './log.ts';

/** What a child tells the launcher over its IPC channel. */
export type ChildMessage =
  | { readonly type: 'progress'; readonly text: string }
  /** Something that the person who started it should read once all is ready. */
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** Something that runs until it is told to stop. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** Tells the launcher, if this process has one; alone on a terminal the log says the same. */
export async function report(message: ChildMessage): Promise<void> {
  if (!process.connected) return;
  // Resolves when the message is on its way, and also when the launcher has just gone.
  await new Promise<void>((resolve) => process.send?.(message, () => resolve()));
}

/**
 * Runs one process from start to stop: starts it, reports it ready, and stops it once on SIGTERM, on
 * SIGINT, or when the launcher's IPC channel closes. Under a launcher SIGINT is ignored, because a
 * terminal sends it to the whole group and the launcher decides the order.
 * A start that fails ends the process with exit code 3 and a sentence, never a stack.
 */
export async function runProcess(log: Log, start: () => Promise<Running>): Promise<void> {
  let running: Running | undefined;
  let isStopping = false;
  const stop = async (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'process.stopping');
    try {
      // Before it is ready nothing was promised to anybody: ending is enough.
      await running?.stop();
      process.exit(ExitCode.passed);
    } catch (error) {
      log.error(describeFault(error), 'process.stop_failed');
      process.exit(ExitCode.fault);
    }
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => {
    if (!process.connected) void stop('SIGINT');
  });
  process.on('disconnect', () => void stop('the launcher is gone'));

  try {
    running = await start();
  } catch (error) {
    return failStart(log, error);
  }
  log.info({ url: running.url }, 'process.ready');
  await report({ type: 'ready', url: running.url });
}

/**
 * Ends a process that cannot start: the log and the launcher are told why.
 * @param exitCode - `usage` where whoever started it asked wrongly
 */
export async function failStart(
  log: Log,
  error: unknown,
  exitCode: ExitCode = ExitCode.fault,
): Promise<never> {
  const { code, message } = nameFault(error);
  log.fatal({ code, reason: message, cause: describeFault(error) }, 'process.start_failed');
  await report({ type: 'failed', code, message });
  process.exit(exitCode);
}

/** The code and the sentence that a person is shown. */
function nameFault(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  return { code: errorCode(error) ?? 'UNEXPECTED', message };
}
