import type { Scenario } from '../scenario.ts';

const users = [
  { id: 'u1', email: 'ada@example.org', score: 3 },
  { id: 'u2', email: 'bob@example.org', score: 5 },
];
type User = (typeof users)[number];
const greet = ({ score }: Pick<User, 'score'>) => `Hello, ${score}!`;

/** A subgraph names a key that it does not resolve before one that it does, and is to be entered again. */
export const scenario: Scenario = {
  subgraphs: {
    greetings: {
      contract: `
        type Query { users: [User] }
        type User @key(fields: "email", resolvable: false) @key(fields: "id") {
          id: ID!
          email: String!
          score: Int @external
          greeting: String @requires(fields: "score")
        }`,
      resolvers: {
        Query: { users: () => users.map(({ id, email }) => ({ id, email })) },
        User: {
          __resolveReference: ({ id, score }: User) =>
            users.some((user) => user.id === id) ? { id, score } : null,
          greeting: greet,
        },
      },
    },
    scores: {
      contract: `
        type Query { best: User }
        type User @key(fields: "id") @key(fields: "email", resolvable: false) {
          id: ID!
          email: String!
          score: Int
        }`,
      resolvers: {
        Query: { best: () => users[1] },
        User: { __resolveReference: ({ id }: User) => users.find((user) => user.id === id) },
      },
    },
  },
  whole: { Query: { users: () => users, best: () => users[1] }, User: { greeting: greet } },
  operations: [
    { shows: 'entering it again', document: '{ users { greeting } }' },
    { shows: 'entering it', document: '{ best { email greeting } }' },
    { shows: 'leaving it', document: '{ users { id score } }' },
  ],
};
