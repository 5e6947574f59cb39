import type { EntityManager } from '@mikro-orm/sql';
import { lockKind } from '../lock-kind.ts';

/** Somebody else has an aggregate that could not be waited for: the transaction begins anew. */
export class AggregateContended extends Error {
  override readonly name = 'AggregateContended';
}

/** The aggregates that one transaction has for itself, by key. Each is one that it appends to. */
export interface AggregateLocks {
  /** Returns when nobody else appends to it until this transaction ends. */
  take(key: string): Promise<void>;
}

/** An aggregate, as a lock knows it. */
export function aggregateKey(aggregateType: string, aggregateId: string): string {
  return `${aggregateType}|${aggregateId}`;
}

/**
 * Locks of the transaction of `em`. Whoever waits holds only what comes before what it waits for, so no
 * two wait for each other: what comes earlier is taken if it is free, and is otherwise to be taken first
 * in another try, for which it is noted.
 *
 * @param known - the aggregates that an earlier try came to; undefined where there is no other try, which
 *   then waits for everything, and may be the victim of a deadlock
 */
export async function openAggregateLocks(
  em: EntityManager,
  known?: Set<string>,
): Promise<AggregateLocks> {
  const held = new Set<string>();
  const wait = async (key: string) => {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, ${lockKind.aggregate}))`, [
      key,
    ]);
    held.add(key);
  };
  for (const key of [...(known ?? [])].sort()) await wait(key);
  return {
    async take(key) {
      if (held.has(key)) return;
      if (known === undefined || [...held].every((one) => one < key)) return wait(key);
      known.add(key);
      const [lock]: { taken: boolean }[] = await em.execute(
        `select pg_try_advisory_xact_lock(hashtextextended(?, ${lockKind.aggregate})) as taken`,
        [key],
      );
      if (lock?.taken !== true) throw new AggregateContended(key);
      held.add(key);
    },
  };
}
