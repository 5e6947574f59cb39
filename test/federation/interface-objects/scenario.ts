import type { Scenario } from '../scenario.ts';

interface Account {
  readonly __typename: string;
  readonly id: string;
  readonly name: string;
  readonly isMain: boolean;
}

const accounts: readonly Account[] = [
  { __typename: 'Admin', id: 'u1', name: 'Ada', isMain: false },
  { __typename: 'Regular', id: 'u2', name: 'Bob', isMain: true },
];
const find = ({ id }: { id: string }) => accounts.find((account) => account.id === id);
const named = accounts.map(({ id, name }) => ({ id, name }));
const isActive = ({ id }: { id: string }) => id === 'u2';

/** Subgraphs that know an interface as one object, and not which types there are. */
export const scenario: Scenario = {
  subgraphs: {
    types: {
      contract: `
        type Query { users: [Account!]! }
        interface Account @key(fields: "id") { id: ID! }
        type Admin implements Account @key(fields: "id") { id: ID! isMain: Boolean! }
        type Regular implements Account @key(fields: "id") { id: ID! isMain: Boolean! }`,
      resolvers: {
        Query: { users: () => accounts },
        Account: { __resolveReference: find },
        Admin: { __resolveReference: find },
        Regular: { __resolveReference: find },
      },
    },
    names: {
      contract: `
        type Query { accounts: [Account!]! }
        type Account @interfaceObject @key(fields: "id") { id: ID! name: String! }`,
      resolvers: {
        Query: { accounts: () => named },
        Account: {
          __resolveReference: (account: Account) => named.find(({ id }) => id === account.id),
        },
      },
    },
    activity: {
      contract: 'type Account @interfaceObject @key(fields: "id") { id: ID! isActive: Boolean! }',
      resolvers: { Account: { __resolveReference: (account: Account) => account, isActive } },
    },
  },
  whole: {
    Query: { users: () => accounts, accounts: () => accounts },
    Admin: { isActive },
    Regular: { isActive },
  },
  operations: [
    { shows: 'without a type, from two of them', document: '{ accounts { id name isActive } }' },
    {
      shows: 'without a type, in fragments that hold for each',
      document: '{ accounts { ... on Account { id ...A } } } fragment A on Account { isActive }',
    },
    { shows: 'with the type', document: '{ accounts { name __typename } }' },
    {
      shows: 'with the type alone, for some',
      document: '{ accounts { ... on Admin { t: __typename } } }',
    },
    {
      shows: 'with fields of one type',
      document: '{ accounts { id ... on Admin { name } ... on Regular { isMain isActive } } }',
    },
    { shows: 'from where the types are', document: '{ users { id name isActive } }' },
  ],
};
