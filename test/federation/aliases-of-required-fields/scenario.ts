import type { Scenario } from '../scenario.ts';

const products = [
  { upc: 'p1', name: 'one', discount: 1, price: 100, weight: 7, maker: { id: 'm1', name: 'Ada' } },
  { upc: 'p2', name: 'two', discount: 2, price: 200, weight: 8, maker: { id: 'm2', name: 'Bob' } },
];
type Product = (typeof products)[number];
const stars: Readonly<Record<string, number>> = { m1: 4, m2: 5 };
const estimate = ({ price, weight }: Pick<Product, 'price' | 'weight'>) => price * 10 + weight;

/** A client may call a field what it likes: what one subgraph tells another stays as it is. */
export const scenario: Scenario = {
  subgraphs: {
    catalogue: {
      contract: `
        type Query { products: [Product] }
        type Product @key(fields: "upc") {
          upc: String!
          name: String
          discount: Int
          price: Int
          weight: Int
          maker: Maker
        }
        type Maker @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: { products: () => products },
        Product: {
          __resolveReference: ({ upc }: Product) => products.find((one) => one.upc === upc),
        },
      },
    },
    shipping: {
      contract: `
        type Product @key(fields: "upc") {
          upc: String!
          price: Int @external
          weight: Int @external
          estimate: Int @requires(fields: "price weight")
        }
        type Maker @key(fields: "id") { id: ID! stars: Int }`,
      resolvers: {
        Product: { __resolveReference: (given: Product) => given, estimate },
        Maker: {
          __resolveReference: (maker: { id: string }) => maker,
          stars: ({ id }: { id: string }) => stars[id],
        },
      },
    },
  },
  whole: {
    Query: { products: () => products },
    Product: { estimate },
    Maker: { stars: ({ id }: { id: string }) => stars[id] },
  },
  operations: [
    {
      shows: 'the name of a required field',
      document: '{ products { price: discount estimate } }',
    },
    { shows: 'the name of a key', document: '{ products { upc: name estimate } }' },
    {
      shows: 'names of required fields, exchanged',
      document: '{ products { price: weight weight: price estimate } }',
    },
    {
      shows: 'a name that the field has elsewhere in the operation',
      document:
        '{ products { price weight estimate } again: products { weight: discount price: upc estimate } }',
    },
    {
      shows: 'the name of a key of what is below',
      document: '{ products { id: maker { id: name stars } upc: estimate } }',
    },
    {
      shows: 'the name of a required field, in fragments under conditions',
      document: `query($yes: Boolean = true) {
        products { ...Cheap @include(if: $yes) estimate ... on Product { weight: name } }
      }
      fragment Cheap on Product { price: discount }`,
    },
    {
      shows: 'the type name under the name of a key',
      document: '{ products { upc: __typename estimate maker { id: __typename stars } } }',
    },
  ],
};
