import { isCalendarDay, type CoordinateFacts, type GraphFacts } from '@demarc/supergraph/contract';

/**
 * How far a coordinate is on its announced way out. NONE: it is not on it. TOO_EARLY: its retire date
 * is still to come. DUE: the date is today or has been, so that it may go once nobody uses it.
 */
export type Retirement = 'NONE' | 'TOO_EARLY' | 'DUE';

/** What is announced for a coordinate itself, or for what it lies in once that is due. */
export function announcedFor(coordinate: string, before: GraphFacts, today: string): Retirement {
  const facts = before.speaker(coordinate)?.facts;
  if (facts !== undefined) return announcedIn(facts, today);
  // Nothing can be announced for the member of a union: it goes with the type or with the union.
  const both = coordinate
    .split('.')
    .map((type) => before.speaker(type)?.facts)
    .map((type) => (type === undefined ? 'NONE' : announcedIn(type, today)));
  return both.find((one) => one === 'DUE') ?? both.find((one) => one === 'TOO_EARLY') ?? 'NONE';
}

function announcedIn({ stage, lifecycle, parent }: CoordinateFacts, today: string): Retirement {
  const date = stage === 'DEPRECATED' || stage === 'RETIRED' ? (lifecycle?.retireOn ?? '') : '';
  const own = !isCalendarDay(date) ? 'NONE' : date <= today ? 'DUE' : 'TOO_EARLY';
  if (own === 'DUE' || parent === undefined) return own;
  // A type that is still to go announces nothing for one of its fields alone.
  return announcedIn(parent, today) === 'DUE' ? 'DUE' : own;
}
