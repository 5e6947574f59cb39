import type { Consumer, Consumption } from '@demarc/kit';
import { z } from 'zod';
import { collectionStates } from '../model/collection-state.ts';

const opened = z.object({ organizationRef: z.string() });
const changed = z.object({
  organizationRef: z.string(),
  to: z.enum(collectionStates),
  since: z.iso.datetime({ offset: true }),
});

/**
 * Keeps what billing last said of each organization's payments, which access decisions rest on. A word that
 * comes late or twice changes nothing: each account's are numbered, and the highest number stays.
 */
export const collectionStatesConsumer: Consumer = {
  name: 'accounts.collection-states',
  source: 'billing',
  apply: {
    'billing.account.opened.v1': keepOpened,
    'billing.collection_state.changed.v1': keepChanged,
  },
  async clear(em) {
    await em.execute('delete from collection_states');
  },
};

/** An account begins in good standing: from then on billing has been heard of. */
async function keepOpened(consumption: Consumption): Promise<void> {
  const { organizationRef } = opened.parse(consumption.event.data);
  const since = consumption.event.time.toISOString();
  await keep(consumption, { organizationRef, to: 'GOOD_STANDING', since });
}

async function keepChanged(consumption: Consumption): Promise<void> {
  await keep(consumption, changed.parse(consumption.event.data));
}

async function keep(
  { em, event }: Consumption,
  { organizationRef, to, since }: z.output<typeof changed>,
): Promise<void> {
  await em.execute(
    `insert into collection_states as kept
       (organization_ref, collection_state, since, as_of, event_id, sequence)
     values (?, ?, ?, ?, ?, ?)
     on conflict (organization_ref) do update set collection_state = excluded.collection_state,
       since = excluded.since, as_of = excluded.as_of, event_id = excluded.event_id,
       sequence = excluded.sequence
     where kept.sequence < excluded.sequence`,
    [organizationRef, to, since, event.time, event.id, event.sequence],
  );
}
