import type { Command } from '@demarc/kit';
import { Membership } from '../model/membership.ts';

/** What somebody wants to lend, and where. */
export interface Loan {
  readonly userId: bigint;
  readonly organizationId: bigint;
  /** The workspace in which it is to hold; null for the whole organization. */
  readonly workspaceId: bigint | null;
  readonly permissionCodes: readonly string[];
  /** How many times it may be lent on. */
  readonly maxDepth: number;
}

/** As which member somebody lends, and what of it that member may not lend so. */
export interface Lender {
  readonly membership: Membership;
  readonly missing: readonly string[];
}

/**
 * Finds the membership as which somebody lends: the first, in the order in which they joined, that may lend
 * all of it, else the one that lacks least. Undefined for who does not belong there.
 */
export async function findLender(
  { em, now }: Pick<Command<never>, 'em' | 'now'>,
  { userId, organizationId, workspaceId, permissionCodes, maxDepth }: Loan,
): Promise<Lender | undefined> {
  const own = await em.find(
    Membership,
    {
      userId,
      organizationId,
      state: 'ACTIVE',
      $or: [{ workspaceId: null }, ...(workspaceId === null ? [] : [{ workspaceId }])],
    },
    { orderBy: { membershipId: 'asc' } },
  );
  const lenders: Lender[] = [];
  for (const membership of own) {
    const [row]: { codes: string[] }[] = await em.execute(
      'select lendable_permissions(?, ?, ?, ?) as codes',
      [membership.membershipId, workspaceId, maxDepth + 1, now],
    );
    const lendable = new Set(row?.codes);
    const missing = permissionCodes.filter((code) => !lendable.has(code));
    lenders.push({ membership, missing });
  }
  return lenders.sort((one, other) => one.missing.length - other.missing.length)[0];
}
