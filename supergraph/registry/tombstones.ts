import type { EntityManager } from '@mikro-orm/sql';
import type { Tombstone } from './version.ts';

/** Every name that is gone: of one that went several times, the last. */
export async function listTombstones(em: EntityManager): Promise<readonly Tombstone[]> {
  return em.execute(
    `select distinct on (coordinate) coordinate, subgraph, contract, version
     from tombstones order by coordinate, version desc`,
  );
}

/** Those of these names that are gone. */
export async function tombstonesOf(
  em: EntityManager,
  coordinates: readonly string[],
): Promise<readonly Tombstone[]> {
  return em.execute(
    `select distinct on (coordinate) coordinate, subgraph, contract, version from tombstones
     where coordinate in (select json_array_elements_text(?::json)) order by coordinate, version desc`,
    [JSON.stringify(coordinates)],
  );
}
