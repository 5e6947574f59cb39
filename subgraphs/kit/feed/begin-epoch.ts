import { rolesOf, type Database } from '@demarc/foundation/database';

/**
 * Begins a new epoch of transaction ids, in which every new fact comes after every older one. Without
 * it a folder that was put back as it was earlier would number new transactions like those that its
 * consumers have seen already, and they would pass them over.
 *
 * Only while nobody else writes: a transaction of the epoch before that is still open would be
 * passed over likewise.
 */
export async function beginEpoch(database: Database, context: string): Promise<void> {
  await database.fork().transactional(async (em) => {
    // Not the application's to do: it would let facts be missed.
    await em.execute(`set local role ${rolesOf(context).owner}`);
    await em.execute('select begin_outbox_epoch()');
  });
}
