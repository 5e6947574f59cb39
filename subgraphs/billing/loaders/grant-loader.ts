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
      const found = await em.find(
        EntitlementGrant,
        {
          organizationRef: { $in: [...new Set(wanted.map((one) => one.organizationRef))] },
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
