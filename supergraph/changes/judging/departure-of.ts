import type { GraphFacts } from '@demarc/supergraph/contract';
import { announcedFor, type Retirement } from './announced-for.ts';
import { isFree } from './effective-level.ts';
import { waysToTypes, type WayToType } from './ways-to-types.ts';

/** As announced, or FREE: every way in is an experiment that promises nothing. */
export type Departure = Retirement | 'FREE';

/**
 * Whether a type may go because operations come to it only by what is on its way out: when that is gone,
 * nobody can ask for it. NONE for a type that is reached in another way, or in no way at all.
 *
 * @param today YYYY-MM-DD
 */
export function departureOf(type: string, before: GraphFacts, today: string): Departure {
  const ways = waysToTypes(before);
  const found = new Set<Departure>();
  const open = new Set([type]);
  // The set grows while it is walked: each type on the way is asked for its own ways in.
  for (const one of open) {
    if (ways.roots.has(one)) return 'NONE';
    for (const way of ways.to(one)) {
      const departure = departureOfWay(way, before, today);
      if (departure === 'NONE') open.add(way.from);
      else found.add(departure);
    }
  }
  return (['TOO_EARLY', 'DUE', 'FREE'] as const).find((one) => found.has(one)) ?? 'NONE';
}

function departureOfWay(
  { from, coordinate = from }: WayToType,
  before: GraphFacts,
  today: string,
): Departure {
  const announced = announcedFor(coordinate, before, today);
  if (announced !== 'NONE') return announced;
  return isFree(before.speaker(coordinate)?.facts) ? 'FREE' : 'NONE';
}
