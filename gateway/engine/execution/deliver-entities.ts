import type { GatheredList } from './gather-entities.ts';
import { applyRewrites } from '../values/apply-rewrites.ts';
import type { IsOfType } from '../values/build-representation.ts';
import { isResponseObject } from '../values/response-object.ts';
import { copyValue, mergeData } from '../values/merge-data.ts';

/** The entities that came for a part of a list. */
export interface DeliveredEntities {
  readonly gathered: GatheredList;
  /** The place of the first of them in the list of representations. */
  readonly from: number;
  readonly entities: readonly unknown[];
  /** Whether other requests read the same reply: then nothing of it may be changed. */
  readonly isShared: boolean;
}

/** Merges entities into every object of the response that asked for them. */
export function deliverEntities(
  { gathered, from, entities, isShared }: DeliveredEntities,
  isOfType: IsOfType,
): void {
  const { list, targets } = gathered;
  const { outputRewrites } = list;
  const mayChange = !isShared && targets.length === 1;
  for (const { entities: waiting, indexes } of targets) {
    // Each place goes on with objects of its own: what later fetches add at one of them is not for the others.
    const own = mayChange ? entities : copyValue(entities);
    if (outputRewrites.length > 0) applyRewrites(own, outputRewrites, isOfType);
    for (let place = 0; place < waiting.length; place += 1) {
      const index = (indexes[place] ?? -1) - from;
      const entity = index < 0 ? undefined : own[index];
      const target = waiting[place];
      if (target !== undefined && isResponseObject(entity)) mergeData(target, entity);
    }
  }
}
