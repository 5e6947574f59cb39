import type { EntityManager } from '@mikro-orm/sql';
import type { Tombstone } from './version.ts';

/** Every name that is gone: of one that went several times, the last. */
export async function listTombstones(em: EntityManager): Promise<readonly Tombstone[]> {
  return em.execute(
    `select distinct on (coordinate) coordinate, subgraph, contract, version
     from tombstones order by coordinate, version desc`,
  );
}
