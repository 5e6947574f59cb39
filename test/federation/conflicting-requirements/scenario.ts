import type { Scenario } from '../scenario.ts';

const rates: Readonly<Record<string, number>> = { USD: 1, EUR: 2, GBP: 3 };
const products = [
  { upc: 'p1', name: 'one', cents: 11, weight: 1, box: { litres: 4 } },
  { upc: 'p2', name: 'two', cents: 0, weight: 2, box: { litres: 0 } },
  { upc: 'p3', name: 'three', cents: null, weight: null, box: null },
];
type Product = (typeof products)[number];

const priceOf = ({ cents }: Pick<Product, 'cents'>, { currency }: { currency: string }) =>
  cents === null ? null : cents * (rates[currency] ?? 0);
const volumeOf = ({ litres }: { litres: number }, { unit }: { unit: string }) =>
  unit === 'ml' ? litres * 1000 : litres;
const say = (...given: readonly unknown[]) => JSON.stringify(given);

/** Two `@requires` of one subgraph that ask one field with different arguments; null and 0 among the values. */
export const scenario: Scenario = {
  subgraphs: {
    catalogue: {
      contract: `
        type Query { products: [Product] }
        type Product @key(fields: "upc") {
          upc: String!
          name: String
          price(currency: String!): Int
          weight: Int
          box: Box
        }
        type Box { volume(unit: String = "l"): Int }`,
      resolvers: {
        Query: { products: () => products },
        Product: {
          __resolveReference: ({ upc }: Product) => products.find((one) => one.upc === upc),
          price: priceOf,
        },
        Box: { volume: volumeOf },
      },
    },
    shipping: {
      contract: `
        type Product @key(fields: "upc") {
          upc: String!
          weight: Int @external
          price(currency: String!): Int @external
          box: Box @external
          dollars: String @requires(fields: "price(currency: \\"USD\\") weight")
          euros: String @requires(fields: "price(currency: \\"EUR\\") weight")
          litres: String @requires(fields: "box { volume }")
          millilitres: String @requires(fields: "box { volume(unit: \\"ml\\") } price(currency: \\"EUR\\")")
        }
        type Box { volume(unit: String = "l"): Int @external }`,
      resolvers: {
        Product: {
          __resolveReference: (given: Product) => given,
          dollars: ({ price, weight }) => say(price, weight),
          euros: ({ price, weight }) => say(price, weight),
          litres: ({ box }) => say(box),
          millilitres: ({ box, price }) => say(box, price),
        },
      },
    },
  },
  whole: {
    Query: { products: () => products },
    Product: {
      price: priceOf,
      dollars: (one: Product) => say(priceOf(one, { currency: 'USD' }), one.weight),
      euros: (one: Product) => say(priceOf(one, { currency: 'EUR' }), one.weight),
      litres: ({ box }: Product) => say(box && { volume: volumeOf(box, { unit: 'l' }) }),
      millilitres: ({ box, cents }: Product) =>
        say(
          box && { volume: volumeOf(box, { unit: 'ml' }) },
          priceOf({ cents }, { currency: 'EUR' }),
        ),
    },
    Box: { volume: volumeOf },
  },
  operations: [
    { shows: 'one of them', document: '{ products { upc euros } }' },
    { shows: 'both at once', document: '{ products { upc name dollars euros } }' },
    {
      shows: 'both at once, beside what the client asks',
      document: '{ products { dollars euros price(currency: "GBP") weight } }',
    },
    {
      shows: 'four at once, some in an object',
      document: '{ products { millilitres litres dollars euros box { volume } } }',
    },
    {
      shows: 'under aliases and conditions',
      document: `query($no: Boolean = false) {
        products { a: dollars b: euros @skip(if: $no) c: litres ... @include(if: $no) { d: millilitres } }
      }`,
      variables: { no: true },
    },
  ],
};
