import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CheckStep } from '../../check-report.ts';

/** Shows which step of a check is at work. */
export interface StepSpinner {
  show(step: CheckStep): void;
  /** Resolves when nothing of it is on the screen any more. */
  close(): Promise<void>;
}

/**
 * A spinner on a terminal, once a check has taken half a second; elsewhere nothing. It turns on a
 * thread of its own, because the composer keeps this one busy.
 */
export function openStepSpinner({ isTTY, fd }: typeof process.stderr): StepSpinner {
  const { CI, TERM } = process.env;
  if (!isTTY || CI !== undefined || TERM === 'dumb') {
    return { show: () => undefined, close: () => Promise.resolve() };
  }
  const worker = new Worker(new URL('./spinner-thread.ts', import.meta.url), { workerData: fd });
  const ended = once(worker, 'exit');
  return {
    show: (step) => worker.postMessage(step),
    async close() {
      worker.postMessage('end');
      await ended;
    },
  };
}
