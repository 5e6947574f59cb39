import { readFileSync } from 'node:fs';

interface Stored {
  readonly reviews: readonly { readonly id: string; readonly body: string; readonly upc: string }[];
  readonly inventory: Readonly<Record<string, boolean>>;
  readonly products: readonly {
    readonly upc: string;
    readonly name: string;
    readonly price: number;
    readonly weight: number;
  }[];
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly birthday: number;
  }[];
}

/** A value that GraphQL's default resolvers read: what costs something, or leads in a circle, is a function. */
type Value = Readonly<Record<string, unknown>>;

const stored = JSON.parse(
  readFileSync(new URL('../data/data.json', import.meta.url), 'utf8'),
) as Stored;

/** The root of every schema over the data: each of the four subgraphs', and the whole graph's. */
export const rootValue = {
  me: () => userOf('1'),
  user: ({ id }: { id: string }) => userOf(id),
  users: () => stored.users.map(({ id }) => userOf(id)),
  topProducts: ({ first }: { first: number }) =>
    Array.from({ length: first }, (_, at) => productOf(stored.products[at]?.upc ?? String(at + 1))),
  _entities: ({ representations }: { representations: readonly Value[] }) =>
    representations.map(entityOf),
} as const;

function entityOf(representation: Value): Value {
  const { __typename: type, id, upc } = representation;
  if (type === 'User' && typeof id === 'string') return userOf(id);
  if (type === 'Review' && typeof id === 'string') return reviewOf(id);
  if (type !== 'Product' || typeof upc !== 'string') {
    throw new Error(`This is no representation: ${JSON.stringify(representation)}`);
  }
  return {
    ...productOf(upc),
    // Null, as the benchmark's answer has it; but only for a gateway that brings what the field requires.
    shippingEstimate: () => {
      if ('price' in representation && 'weight' in representation) return null;
      throw new Error('shippingEstimate requires price and weight.');
    },
  };
}

/** The six users of the data, and one for every other id, so that variables can be distinct. */
function userOf(id: string): Value {
  const user = stored.users.find((one) => one.id === id) ?? {
    id,
    name: `Member ${id}`,
    username: `user${id}`,
    birthday: 1234567890,
  };
  return { ...user, __typename: 'User', reviews: () => [reviewOf('1'), reviewOf('2')] };
}

/** The nine products of the data, and one for every other upc, so that lists can be long. */
function productOf(upc: string): Value {
  const product = stored.products.find((one) => one.upc === upc) ?? {
    upc,
    name: `Product ${upc}`,
    price: Number(upc),
    weight: Number(upc),
  };
  return {
    ...product,
    __typename: 'Product',
    inStock: stored.inventory[upc] ?? true,
    shippingEstimate: null,
    reviews: () => reviewIdsOf(upc).map(reviewOf),
  };
}

function reviewIdsOf(upc: string): readonly string[] {
  return Number(upc) <= stored.products.length
    ? stored.reviews.filter((review) => review.upc === upc).map(({ id }) => id)
    : [`${upc}-1`, `${upc}-2`];
}

function reviewOf(id: string): Value {
  const review = stored.reviews.find((one) => one.id === id) ?? {
    id,
    body: `What somebody says of product ${id}.`,
    upc: id.split('-')[0] ?? '',
  };
  return {
    id: review.id,
    body: review.body,
    __typename: 'Review',
    product: () => productOf(review.upc),
    author: () => userOf('1'),
  };
}
