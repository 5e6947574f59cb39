import type { Scenario } from '../scenario.ts';

interface Named {
  readonly __typename?: string;
  readonly id: string;
}

const all: readonly Named[] = [
  { __typename: 'User', id: 'u1' },
  { __typename: 'Bot', id: 'u2' },
];
const find = ({ id }: Named) => all.find((one) => one.id === id);
const nameOf = ({ id }: Named, { style }: { style: string }) => `${id} ${style}`;
const computed = {
  loud: (one: Named) => `LOUD ${nameOf(one, { style: 'loud' })}`,
  soft: (one: Named) => `soft ${nameOf(one, { style: 'soft' })}`,
  plain: (one: Named) => `plain ${nameOf(one, { style: 'plain' })}`,
};

/** An interface object requires a field of the interface, with different arguments. */
export const scenario: Scenario = {
  subgraphs: {
    names: {
      contract: `
        type Query { all: [Named!]! }
        interface Named @key(fields: "id") { id: ID! name(style: String = "plain"): String }
        type User implements Named @key(fields: "id") { id: ID! name(style: String = "plain"): String }
        type Bot implements Named @key(fields: "id") { id: ID! name(style: String = "plain"): String }`,
      resolvers: {
        Query: { all: () => all },
        Named: { __resolveReference: find },
        User: { __resolveReference: find, name: nameOf },
        Bot: { __resolveReference: find, name: nameOf },
      },
    },
    voices: {
      contract: `
        type Query { others: [Named!]! }
        type Named @interfaceObject @key(fields: "id") {
          id: ID!
          name(style: String = "plain"): String @external
          loud: String @requires(fields: "name(style: \\"loud\\")")
          soft: String @requires(fields: "name(style: \\"soft\\")")
          plain: String @requires(fields: "name")
        }`,
      resolvers: {
        Query: { others: () => all.map(({ id }) => ({ id })) },
        Named: {
          __resolveReference: (given: Named) => given,
          loud: ({ name }: { name: string }) => `LOUD ${name}`,
          soft: ({ name }: { name: string }) => `soft ${name}`,
          plain: ({ name }: { name: string }) => `plain ${name}`,
        },
      },
    },
  },
  whole: {
    Query: { all: () => all, others: () => all },
    User: { name: nameOf, ...computed },
    Bot: { name: nameOf, ...computed },
  },
  operations: [
    { shows: 'one requirement', document: '{ all { __typename id loud } }' },
    {
      shows: 'three of one field, beside the client’s own',
      document: '{ all { id loud soft plain name(style: "shy") } }',
    },
    {
      shows: 'where the type is to be found first',
      document: '{ others { __typename id loud soft name(style: "shy") } }',
    },
    {
      shows: 'for some types, under the name of what is required',
      document: '{ all { ... on User { loud soft } ... on Bot { name: loud plain } } }',
    },
  ],
};
