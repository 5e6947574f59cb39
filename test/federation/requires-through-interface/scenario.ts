import type { Scenario } from '../scenario.ts';

interface Item {
  readonly __typename: string;
  readonly sku: string;
  readonly cents: number;
  readonly age?: number;
}

const carts = [{ id: 'c1' }, { id: 'c2' }];
const itemsOf = ({ id }: { id: string }, { first }: { first: number }): readonly Item[] =>
  [
    { __typename: 'Book', sku: `${id}-book`, cents: 3 },
    { __typename: 'Toy', sku: `${id}-toy`, cents: 5, age: 4 },
  ].slice(0, first);
const priceOf = ({ cents }: Item, { rate }: { rate: number }) => cents * rate;
const pagesOf = (_item: Item, { odd }: { odd: boolean }) => (odd ? 7 : 8);
const say = (value: unknown) => JSON.stringify(value);

/** Requirements with arguments below requirements with arguments, for each type its own. */
export const scenario: Scenario = {
  subgraphs: {
    items: {
      contract: `
        type Query { carts: [Cart] }
        type Cart @key(fields: "id") { id: ID! items(first: Int!): [Item] }
        interface Item { sku: ID! price(rate: Int!): Int }
        type Book implements Item { sku: ID! price(rate: Int!): Int pages(odd: Boolean!): Int }
        type Toy implements Item { sku: ID! price(rate: Int!): Int age: Int }`,
      resolvers: {
        Query: { carts: () => carts },
        Cart: { __resolveReference: ({ id }: { id: string }) => ({ id }), items: itemsOf },
        Book: { price: priceOf, pages: pagesOf },
        Toy: { price: priceOf },
      },
    },
    totals: {
      contract: `
        type Cart @key(fields: "id") {
          id: ID!
          items(first: Int!): [Item] @external
          total: String
            @requires(fields: "items(first: 5) { sku price(rate: 2) ... on Book { pages(odd: true) } }")
          first: String
            @requires(fields: "items(first: 1) { sku price(rate: 3) ... on Toy { age } ... on Book { pages(odd: false) } }")
        }
        interface Item { sku: ID! price(rate: Int!): Int }
        type Book implements Item @external { sku: ID! price(rate: Int!): Int pages(odd: Boolean!): Int }
        type Toy implements Item @external { sku: ID! price(rate: Int!): Int age: Int }`,
      resolvers: {
        Cart: {
          __resolveReference: ({ id, items }: { id: string; items: unknown }) => ({
            id,
            given: items,
          }),
          total: ({ given }: { given: unknown }) => say(given),
          first: ({ given }: { given: unknown }) => say(given),
        },
      },
    },
  },
  whole: {
    Query: { carts: () => carts },
    Cart: {
      items: itemsOf,
      total: (cart: { id: string }) =>
        say(
          itemsOf(cart, { first: 5 }).map((item) => ({
            sku: item.sku,
            price: priceOf(item, { rate: 2 }),
            ...(item.__typename === 'Book' && { pages: pagesOf(item, { odd: true }) }),
          })),
        ),
      first: (cart: { id: string }) =>
        say(
          itemsOf(cart, { first: 1 }).map((item) => ({
            sku: item.sku,
            price: priceOf(item, { rate: 3 }),
            ...(item.__typename === 'Book' && { pages: pagesOf(item, { odd: false }) }),
          })),
        ),
    },
    Book: { price: priceOf, pages: pagesOf },
    Toy: { price: priceOf },
  },
  operations: [
    { shows: 'one requirement', document: '{ carts { total } }' },
    { shows: 'two that conflict', document: '{ carts { total first } }' },
    {
      shows: 'two that conflict, beside the client’s own',
      document: `{ carts {
        first
        items(first: 2) { sku p: price(rate: 7) price(rate: 1) ... on Book { pages(odd: false) } }
        total
      } }`,
    },
  ],
};
