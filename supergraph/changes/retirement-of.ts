import type { GraphFacts } from '@demarc/supergraph/contract';
import { announcedFor, type Retirement } from './judging/announced-for.ts';
import { departureOf } from './judging/departure-of.ts';

export type { Retirement } from './judging/announced-for.ts';

/**
 * What the contracts before a change have announced for a coordinate that it takes out or retires. What
 * lies in something that is due goes with it, and so does a type that operations come to only by what
 * is on its way out (docs/decisions/0021-a-type-goes-with-its-last-way-in.md).
 *
 * @param today YYYY-MM-DD
 */
export function retirementOf(coordinate: string, before: GraphFacts, today: string): Retirement {
  const announced = announcedFor(coordinate, before, today);
  if (announced !== 'NONE' || before.speaker(coordinate)?.facts.kind !== 'TYPE') return announced;
  const departure = departureOf(coordinate, before, today);
  return departure === 'FREE' ? 'NONE' : departure;
}
