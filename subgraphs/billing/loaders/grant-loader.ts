import DataLoader from 'dataloader';
import type { EntityManager } from '@mikro-orm/sql';
import { EntitlementGrant } from '../model/entitlement-grant.ts';

/** Whose grants, and when. */
export interface GrantsAt {
  readonly organizationRef: string;
  readonly now: Date;
}

/** Loads the grants of organizations that hold at a moment; what ended long ago stays where it is. */
export function grantLoader(
  em: EntityManager,
): DataLoader<GrantsAt, readonly EntitlementGrant[], string> {
  return new DataLoader(
    async (wanted) => {
      // What is no ref was never stored, and might be no text that PostgreSQL can read.
      const refs = new Set(wanted.map((one) => one.organizationRef).filter(isOrganizationRef));
      const found = await em.find(
        EntitlementGrant,
        {
          organizationRef: { $in: [...refs] },
          effectiveFrom: { $lte: latest(wanted) },
          $or: [{ effectiveTo: null }, { effectiveTo: { $gt: earliest(wanted) } }],
        },
        { orderBy: { entitlementGrantId: 'asc' } },
      );
      const byOrganization = Map.groupBy(found, (grant) => grant.organizationRef);
      return wanted.map(({ organizationRef, now }) =>
        (byOrganization.get(organizationRef) ?? []).filter((grant) => grant.isEffectiveAt(now)),
      );
    },
    { cacheKeyFn: ({ organizationRef, now }) => `${organizationRef}|${now.getTime()}` },
  );
}

function latest(wanted: readonly GrantsAt[]): Date {
  return new Date(Math.max(...wanted.map((one) => one.now.getTime())));
}

function earliest(wanted: readonly GrantsAt[]): Date {
  return new Date(Math.min(...wanted.map((one) => one.now.getTime())));
}

function isOrganizationRef(text: string): boolean {
  return /^org_[0-9a-z]{26}$/.test(text);
}
