import type { FetchFailure } from './fetch-failure.ts';
import { fetchedSelections, selectedKeys } from './fetched-selections.ts';
import type { PlannedFetch } from './planned-fetch.ts';

/**
 * The fetches that were never sent because their representations needed what a failed fetch did not
 * bring: `@requires` fields, or a key that only the failed subgraph knows. What they would have
 * brought is missing for the same reason.
 */
export function lostFetches(
  failure: FetchFailure,
  unsent: readonly PlannedFetch[],
): readonly PlannedFetch[] {
  const lost = new Set<PlannedFetch>();
  const missing = selectedKeys(fetchedSelections(failure.operation));
  missing.delete('__typename');
  // One that is lost makes others lost: until a round finds none.
  for (let before = -1; before !== lost.size;) {
    before = lost.size;
    for (const fetch of unsent) {
      if (lost.has(fetch) || !isBelow(fetch.at, failure.at)) continue;
      if (!fetch.requires.some((key) => missing.has(key))) continue;
      lost.add(fetch);
      for (const key of selectedKeys(fetchedSelections(fetch.operation))) missing.add(key);
      missing.delete('__typename');
    }
  }
  return [...lost];
}

function isBelow(path: readonly string[], ancestor: readonly string[]): boolean {
  return ancestor.every((key, index) => path[index] === key);
}
