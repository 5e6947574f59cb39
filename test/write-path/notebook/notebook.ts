import { rolesOf, type DatabaseDefinition } from '@demarc/foundation/database';
import {
  outcomeType,
  properties,
  referenceResolver,
  sharedRefusals,
  tenancyMigration,
  tenantPolicy,
  writePathMigration,
  type Outcome,
  type SubgraphDefinition,
} from '@demarc/kit';
import { linkNotes, writeNote, type LinkNotesInput, type WriteNoteInput } from './commands.ts';
import { createLoaders, type NotebookLoaders } from './loaders.ts';
import { Note, NoteSchema } from './note.ts';

const { app } = rolesOf('notebook');

const database: DatabaseDefinition = {
  context: 'notebook',
  entities: [NoteSchema],
  migrations: [
    writePathMigration('notebook'),
    {
      name: '002-notebook',
      statements: [
        `create table notes (
           note_id bigint generated always as identity primary key,
           public_ref text not null unique,
           organization_ref text not null,
           body text not null,
           links integer not null default 0
         )`,
        // Two of one body in one organization are refused when the transaction ends.
        'alter table notes add unique (organization_ref, body) deferrable initially deferred',
        `grant select, insert, update on notes to ${app}`,
      ],
    },
    tenancyMigration('notebook'),
    {
      name: '004-tenants',
      statements: tenantPolicy(
        'notebook',
        'notes',
        'organization_ref = any((select tenant_organizations())::text[])',
      ),
    },
  ],
};

interface With<Input> {
  readonly input: Input;
}
type OfNote = Outcome & { readonly noteRef: string };
type OfLink = Outcome & { readonly fromRef: string; readonly toRef: string };

/** The smallest context with everything that a write needs: what the kit does is proved on it. */
export const notebook: SubgraphDefinition<NotebookLoaders> = {
  name: 'notebook',
  contract: new URL('./schema.graphql', import.meta.url),
  database,
  createLoaders,
  seed: () => Promise.resolve(),
  resolvers: {
    Query: {
      notes: (_, _args, { em }) => em.find(Note, {}, { orderBy: { noteId: 'asc' } }),
      note: (_, { id }: { id: string }, { loaders }) => loaders.noteByRef.load(id),
    },
    Mutation: {
      writeNote: (_, { input }: With<WriteNoteInput>, context) => writeNote(input, context),
      linkNotes: (_, { input }: With<LinkNotesInput>, context) => linkNotes(input, context),
    },
    Note: {
      ...referenceResolver<NotebookLoaders>(({ id }, { loaders }) => loaders.noteByRef.load(id)),
      id: ({ publicRef }: Note) => publicRef,
      body: ({ body }: Note) => body,
    },
    ...sharedRefusals,
    WriteNoteResult: outcomeType,
    WriteNotePayload: {
      ...properties<Outcome>('replayed'),
      note: ({ noteRef }: OfNote, _args, { loaders }) => loaders.noteByRef.load(noteRef),
    },
    NoteRefused: properties<Outcome>('message', 'body'),
    LinkNotesResult: outcomeType,
    LinkNotesPayload: {
      ...properties<Outcome>('replayed'),
      from: ({ fromRef }: OfLink, _args, { loaders }) => loaders.noteByRef.load(fromRef),
      to: ({ toRef }: OfLink, _args, { loaders }) => loaders.noteByRef.load(toRef),
    },
  },
};
