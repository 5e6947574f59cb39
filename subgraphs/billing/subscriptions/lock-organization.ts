import { lockKind } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';

/**
 * Waits until nobody else changes what an organization is subscribed to, and keeps others waiting
 * until the transaction ends: it may have no account yet whose row could be locked.
 */
export async function lockOrganization(em: EntityManager, organizationRef: string): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, ${lockKind.own}))`, [
    organizationRef,
  ]);
}
