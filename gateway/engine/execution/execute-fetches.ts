import type { CompiledFetch } from '../compilation/compiled-fetch.ts';
import type { Execution } from './execution.ts';
import { runFetch } from './run-fetch.ts';

/**
 * Runs every fetch as soon as those have ended that it waits for. Fetches fail without a throw; what is thrown is
 * a fault of this gateway, and ends the execution.
 */
export function executeFetches(
  fetches: readonly CompiledFetch[],
  execution: Execution,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const waitsFor = fetches.map(({ after }) => after.length);
    let running = fetches.length;
    if (running === 0) resolve();

    const end = (ended: number): void => {
      running -= 1;
      if (running === 0) resolve();
      for (let other = ended + 1; other < fetches.length; other += 1) {
        if (!fetches[other]?.after.includes(ended)) continue;
        const left = (waitsFor[other] ?? 0) - 1;
        waitsFor[other] = left;
        if (left === 0) start(other);
      }
    };
    const start = (place: number): void => {
      const fetch = fetches[place];
      if (fetch === undefined) return;
      try {
        const run = runFetch(fetch, execution);
        if (run === undefined) end(place);
        else run.then(() => end(place)).catch(reject);
      } catch (fault) {
        reject(fault instanceof Error ? fault : new Error(String(fault)));
      }
    };
    for (const [place, { after }] of fetches.entries()) if (after.length === 0) start(place);
  });
}
