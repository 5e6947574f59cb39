import DataLoader from 'dataloader';
import type { EntityManager } from '@mikro-orm/sql';

/** A delegation, and the moment for which is asked. */
export interface DelegationQuestion {
  readonly adminDelegationId: bigint;
  readonly now: Date;
}

/**
 * Loads what delegations give at a moment, all of one tick in one statement: the same reckoning that
 * decides what the delegate may do, so that what is told is what holds.
 */
export function effectivePermissionsLoader(
  em: EntityManager,
): DataLoader<DelegationQuestion, readonly string[], bigint> {
  return new DataLoader(
    async (questions) => {
      const ids = questions.map(({ adminDelegationId }) => adminDelegationId);
      const rows: { id: string | number; permissions: string[] }[] = await em.execute(
        `select admin_delegation_id as id, permissions
         from effective_permissions(array(select json_array_elements_text(?::json)::bigint), ?)`,
        [JSON.stringify(ids.map(String)), questions[0]?.now],
      );
      const byId = new Map(rows.map(({ id, permissions }) => [BigInt(id), permissions]));
      return ids.map((id) => byId.get(id) ?? []);
    },
    // A request has one moment.
    { cacheKeyFn: ({ adminDelegationId }) => adminDelegationId },
  );
}
