import { rolesOf, type DatabaseDefinition } from '@demarc/foundation/database';
import {
  tenancyMigration,
  tenantPolicy,
  writePathMigration,
  type Consumer,
  type SubgraphDefinition,
} from '@demarc/kit';

const { app } = rolesOf('tally');
const ofTenant = 'organization_ref = any((select tenant_organizations())::text[])';

const database: DatabaseDefinition = {
  context: 'tally',
  entities: [],
  migrations: [
    writePathMigration('tally'),
    {
      name: '002-tally',
      statements: [
        // A row for each note, and no key on the note: one that is applied twice is counted twice.
        `create table tallied (
           tallied_id bigint generated always as identity primary key,
           organization_ref text not null,
           note_ref text not null
         )`,
        `grant select, insert, delete on tallied to ${app}`,
      ],
    },
    tenancyMigration('tally'),
    { name: '004-tenants', statements: tenantPolicy('tally', 'tallied', ofTenant) },
  ],
};

/** Counts the notes of the notebook. */
export const noteTally = {
  name: 'tally.notes',
  source: 'notebook',
  apply: {
    'notebook.note.written.v1': async ({ em, event }) => {
      const { noteRef, organizationRef } = event.data;
      await em.execute('insert into tallied (organization_ref, note_ref) values (?, ?)', [
        organizationRef,
        noteRef,
      ]);
    },
  },
  clear: async (em) => {
    await em.execute('delete from tallied');
  },
} as const satisfies Consumer;

interface TallyRow {
  readonly organization: string;
  readonly notes: readonly string[];
}

/** A context that follows the notebook. */
export const tally: SubgraphDefinition<object> = {
  name: 'tally',
  contract: new URL('./schema.graphql', import.meta.url),
  database,
  createLoaders: () => ({}),
  seed: () => Promise.resolve(),
  consumers: [noteTally],
  resolvers: {
    Query: {
      tallies: (_, _args, { em }) =>
        em.execute(
          `select organization_ref as organization, json_agg(note_ref order by tallied_id) as notes from tallied
           group by organization_ref order by organization_ref`,
        ),
    },
    Tally: {
      organizationId: ({ organization }: TallyRow) => organization,
      noteIds: ({ notes }: TallyRow) => notes,
    },
  },
};
