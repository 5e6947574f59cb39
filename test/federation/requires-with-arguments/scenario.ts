import type { Scenario } from '../scenario.ts';

interface Note {
  readonly id: string;
  readonly by: string;
  readonly page: string;
}

const notes: readonly Note[] = [
  { id: 'n1', by: 'ada', page: 'p1' },
  { id: 'n2', by: 'bob', page: 'p1' },
  { id: 'n3', by: 'cyd', page: 'p1' },
  { id: 'n4', by: 'dan', page: 'p1' },
  { id: 'n5', by: 'eve', page: 'p2' },
];
const pages = [{ id: 'p1' }, { id: 'p2' }];
const related = { n1: ['p2'], n5: ['p1', 'p2'] } as Readonly<Record<string, readonly string[]>>;

const notesOf = ({ id }: { id: string }, { first }: { first: number }) =>
  notes.filter(({ page }) => page === id).slice(0, first);
const noteOf = ({ id }: { id: string }) => notes.find((note) => note.id === id);
const relatedOf = ({ id }: { id: string }) => (related[id] ?? []).map((page) => ({ id: page }));
/** Who wrote the last of those that are given. */
const lead = (given: readonly Pick<Note, 'by'>[]) => given.at(-1)?.by ?? null;
const isLinked = (given: readonly LinkedPage[]) => given.some((page) => page.notes.length > 2);

interface LinkedPage {
  readonly notes: readonly unknown[];
}

/** What a `@requires` asks with arguments, while the client asks the same field with others. */
export const scenario: Scenario = {
  subgraphs: {
    pages: {
      contract: `
        type Query { pages: [Page] }
        type Page @key(fields: "id") { id: ID! notes(first: Int!): [Note] @external }
        type Note @key(fields: "id") {
          id: ID!
          by: String
          related: [Page] @external
          isLinked: Boolean @requires(fields: "related { notes(first: 50) { id } }")
        }`,
      resolvers: {
        Query: { pages: () => pages },
        Page: { notes: notesOf },
        Note: {
          __resolveReference: (given: { id: string }) => ({ ...noteOf(given), ...given }),
          isLinked: ({ related: given }: { related: LinkedPage[] }) => isLinked(given),
        },
      },
    },
    leads: {
      contract: `
        type Page @key(fields: "id") {
          id: ID!
          notes(first: Int!): [Note]
          lead: String @requires(fields: "notes(first: 3) { by }")
        }
        type Note @key(fields: "id") { id: ID! by: String @external related: [Page] }`,
      resolvers: {
        Page: {
          __resolveReference: ({ notes: given, ...page }: { id: string; notes?: Note[] }) => ({
            ...page,
            given,
          }),
          notes: notesOf,
          lead: ({ given }: { given: Note[] }) => lead(given),
        },
        Note: { __resolveReference: (note: { id: string }) => note, related: relatedOf },
      },
    },
  },
  whole: {
    Query: { pages: () => pages },
    Page: { notes: notesOf, lead: (page: { id: string }) => lead(notesOf(page, { first: 3 })) },
    Note: {
      related: relatedOf,
      isLinked: (note: Note) =>
        isLinked(relatedOf(note).map((page) => ({ notes: notesOf(page, { first: 50 }) }))),
    },
  },
  operations: [
    { shows: 'alone', document: '{ pages { lead } }' },
    {
      shows: 'beside other arguments',
      document: '{ pages { lead notes(first: 1) { id } } }',
    },
    {
      shows: 'beside a variable',
      document: 'query($first: Int = 1) { pages { lead notes(first: $first) { id by } } }',
      variables: { first: 4 },
    },
    {
      shows: 'beside a variable in fragments that are merged',
      document: `query($first: Int = 1) { pages { lead ...A ...B } }
        fragment A on Page { notes(first: $first) { id } }
        fragment B on Page { notes(first: $first) { by } }`,
    },
    {
      shows: 'beside the same arguments under an alias',
      document: '{ pages { lead three: notes(first: 3) { by } notes(first: 2) { id } } }',
    },
    { shows: 'below lists', document: '{ pages { notes(first: 5) { id isLinked } } }' },
    {
      shows: 'below lists, beside other arguments',
      document: '{ pages { notes(first: 5) { isLinked related { notes(first: 1) { id } } } } }',
    },
  ],
};
