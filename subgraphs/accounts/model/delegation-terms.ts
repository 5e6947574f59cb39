/** For how long administration may be lent at a stretch: a lasting need is a role. */
export const MAX_DELEGATION_DAYS = 366;

/**
 * How many delegations one person may have in one organization at the same time: each is a grant that
 * every request of that person carries, to other organizations' data too.
 */
export const MAX_DELEGATIONS_AT_ONCE = 20;

const DAY_MS = 86_400_000;

/** When a delegation begins and ends. */
export interface DelegationPeriod {
  readonly startsAt: Date;
  readonly expiresAt: Date;
}

/**
 * What is wrong with a period, as a sentence; undefined where nothing is. Nothing is lent for the past:
 * it would say of what was done without a permission that it was done with one.
 */
export function problemOfPeriod(
  { startsAt, expiresAt }: DelegationPeriod,
  now: Date,
): string | undefined {
  if (startsAt < now) return 'It would begin in the past. Leave `startsAt` out to begin now.';
  if (expiresAt <= startsAt) return 'It would end before it begins. Give an `expiresAt` after it.';
  if (expiresAt.getTime() - startsAt.getTime() > MAX_DELEGATION_DAYS * DAY_MS) {
    return `It would last longer than ${MAX_DELEGATION_DAYS} days. End it earlier, or give a role.`;
  }
  return undefined;
}
