import type { Scenario } from '../scenario.ts';

const users = [
  { id: 'u1', email: 'ada@example.org', name: 'Ada', score: 3 },
  { id: 'u2', email: 'bob@example.org', name: 'Bob', score: 5 },
];
type User = (typeof users)[number];

/** A subgraph names a key that it does not resolve, and another that it does. */
export const scenario: Scenario = {
  subgraphs: {
    names: {
      contract: `
        type Query { first: User }
        type User @key(fields: "id", resolvable: false) @key(fields: "email") {
          id: ID!
          email: String!
          name: String
        }`,
      resolvers: {
        Query: { first: () => users[0] },
        User: {
          __resolveReference: ({ email }: User) => users.find((user) => user.email === email),
        },
      },
    },
    scores: {
      contract: `
        type Query { best: User }
        type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! score: Int }`,
      resolvers: {
        Query: { best: () => users[1] },
        User: {
          __resolveReference: (given: User) =>
            users.find(({ id, email }) => id === given.id || email === given.email),
        },
      },
    },
  },
  whole: { Query: { first: () => users[0], best: () => users[1] } },
  operations: [
    { shows: 'entering it', document: '{ best { name score } }' },
    { shows: 'entering it with the other key at hand', document: '{ best { id name } }' },
    { shows: 'leaving it', document: '{ first { id score } }' },
  ],
};
