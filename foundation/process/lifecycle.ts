import { FoundationFault } from '../fault.ts';
import { ExitCode } from './exit-code.ts';
import type { Log } from './log.ts';

/** What a child tells the launcher over its IPC channel. */
export type ChildMessage =
  | { readonly type: 'progress'; readonly text: string }
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** Something that runs until it is told to stop. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** Tells the launcher, if this process has one; alone on a terminal the log says the same. */
export function report(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/**
 * Runs one process from start to stop: starts it, reports it ready, and stops it once on SIGTERM, on
 * SIGINT, or when the launcher's IPC channel closes. Under a launcher SIGINT is ignored, because a
 * terminal sends it to the whole group and the launcher decides the order.
 * A start that fails ends the process with exit code 3 and a sentence, never a stack.
 */
export async function runProcess(log: Log, start: () => Promise<Running>): Promise<void> {
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    const fault = describeFault(error);
    log.fatal(
      { code: fault.code, reason: fault.message, err: fault.cause },
      'process.start_failed',
    );
    report({ type: 'failed', code: fault.code, message: fault.message });
    process.exitCode = ExitCode.fault;
    if (process.connected) process.disconnect();
    return;
  }
  log.info({ url: running.url }, 'process.ready');
  report({ type: 'ready', url: running.url });

  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'process.stopping');
    running.stop().then(
      () => process.exit(ExitCode.passed),
      (error: unknown) => {
        log.error({ err: error }, 'process.stop_failed');
        process.exit(ExitCode.fault);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => {
    if (!process.connected) stop('SIGINT');
  });
  process.on('disconnect', () => stop('launcher is gone'));
}

function describeFault(error: unknown): { code: string; message: string; cause?: unknown } {
  if (error instanceof FoundationFault) return { code: error.code, message: error.message };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { code: error.code, message: error.message, cause: error };
  }
  return { code: 'UNEXPECTED', message: String(error), cause: error };
}
