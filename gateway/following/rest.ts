import { setTimeout as sleep } from 'node:timers/promises';

/** Waits that many milliseconds, or until the signal. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
