/** How far collecting what an account owes has come. */
export const collectionStates = ['GOOD_STANDING', 'PAST_DUE', 'DELINQUENT', 'WRITTEN_OFF'] as const;
export type CollectionState = (typeof collectionStates)[number];

/** That collecting went from one state to the next, and from when that holds. */
export interface CollectionChange {
  readonly from: CollectionState;
  readonly to: CollectionState;
  readonly at: Date;
}

/** For how long an invoice may be overdue before its account is delinquent. */
const PATIENCE_MS = 30 * 86_400_000;

/** The moment after which an invoice that was due makes its account delinquent. */
export function delinquentFrom(dueAt: Date): Date {
  return new Date(dueAt.getTime() + PATIENCE_MS);
}

/**
 * The steps from a state to what an account's oldest overdue invoice says of it now, along the table of
 * transitions. What got worse did so by the calendar, whenever it is noticed; what got better does so
 * now. A debt that was given up stays given up.
 *
 * @param oldestDueAt - when the oldest invoice that is overdue now was due; null where none is
 */
export function collectionChanges(
  present: CollectionState,
  oldestDueAt: Date | null,
  now: Date,
): CollectionChange[] {
  if (present === 'WRITTEN_OFF') return [];
  if (oldestDueAt === null) return change(present, 'GOOD_STANDING', now);
  const turnedAt = delinquentFrom(oldestDueAt);
  if (turnedAt >= now) {
    return change(present, 'PAST_DUE', present === 'DELINQUENT' ? now : oldestDueAt);
  }
  return [
    ...(present === 'GOOD_STANDING' ? change(present, 'PAST_DUE', oldestDueAt) : []),
    ...change(present === 'GOOD_STANDING' ? 'PAST_DUE' : present, 'DELINQUENT', turnedAt),
  ];
}

function change(from: CollectionState, to: CollectionState, at: Date): CollectionChange[] {
  return from === to ? [] : [{ from, to, at }];
}
