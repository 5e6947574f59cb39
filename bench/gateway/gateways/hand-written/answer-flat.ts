import type { AskSubgraph } from './open-subgraphs.ts';

type Variables = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;
interface Entities {
  readonly _entities: readonly Fields[];
}

const entities = (selection: string) =>
  `{"query":"query($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }","variables":{"r":`;

/** The small operation by hand: one fetch. */
export function answerSmall(ask: AskSubgraph): () => Promise<unknown> {
  const body = JSON.stringify({ query: '{ topProducts { upc name } }' });
  return () => ask('products', body);
}

/** One entity hop by hand: two fetches, one after the other. */
export function answerHop(ask: AskSubgraph): (variables: Variables) => Promise<object> {
  const root = '{"query":"query($id: ID!) { user(id: $id) { name id } }","variables":{"id":';
  const reviews = entities('... on User { reviews { id body } }');
  return async ({ id }) => {
    const first = (await ask('accounts', `${root}${JSON.stringify(id)}}}`)) as { user: Fields };
    const all = [{ __typename: 'User', id: first.user['id'] }];
    const { _entities } = (await ask('reviews', `${reviews}${JSON.stringify(all)}}}`)) as Entities;
    return { user: { name: first.user['name'], reviews: _entities[0]?.['reviews'] } };
  };
}

/** The growing operation by hand: one fetch, then two beside each other. */
export function answerScale(ask: AskSubgraph): (variables: Variables) => Promise<object> {
  const root =
    '{"query":"query($n: Int!) { topProducts(first: $n) { upc name price weight } }","variables":{"n":';
  const reviews = entities('... on Product { reviews { id body } }');
  const inventory = entities('... on Product { inStock shippingEstimate }');
  return async ({ first }) => {
    const { topProducts } = (await ask('products', `${root}${JSON.stringify(first)}}}`)) as {
      topProducts: readonly Fields[];
    };
    const keys = topProducts.map(({ upc }) => ({ __typename: 'Product', upc }));
    const required = topProducts.map(({ upc, price, weight }) => ({
      ...{ __typename: 'Product', upc, price, weight },
    }));
    const [reviewed, stocked] = (await Promise.all([
      ask('reviews', `${reviews}${JSON.stringify(keys)}}}`),
      ask('inventory', `${inventory}${JSON.stringify(required)}}}`),
    ])) as [Entities, Entities];
    return {
      topProducts: topProducts.map(({ upc, name }, at) => ({
        upc,
        name,
        inStock: stocked._entities[at]?.['inStock'],
        shippingEstimate: stocked._entities[at]?.['shippingEstimate'],
        reviews: reviewed._entities[at]?.['reviews'],
      })),
    };
  };
}
