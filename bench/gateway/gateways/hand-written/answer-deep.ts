import { aliasOf } from '../../workloads/deep-operation.ts';
import type { AskSubgraph } from './open-subgraphs.ts';

type Fields = Readonly<Record<string, unknown>>;
interface UserReply extends Fields {
  readonly id: string;
}
interface ProductReply extends Fields {
  readonly upc: string;
  readonly price: number;
  readonly weight: number;
}
interface ReviewReply extends Fields {
  readonly id: string;
  readonly product: { readonly upc: string; readonly reviews: readonly ReviewReply[] };
  readonly author: Reviewer & { readonly id: string; readonly username: string };
}
interface Reviewer {
  readonly reviews: readonly ReviewReply[];
}
interface Entities<Value> {
  readonly _entities: readonly Value[];
}

/**
 * The deep operation by hand, in six fetches: both roots, the reviews of all they hold, then the authors' names,
 * the products that only reviews tell of, and at last what inventory says of all products.
 */
export function answerDeep(ask: AskSubgraph, copy: number | undefined): () => Promise<object> {
  const rename = (field: string) => {
    const alias = aliasOf(field, copy);
    return { alias, text: alias === field ? field : `${alias}: ${field}` };
  };
  const [name, body] = [rename('name'), rename('body')];
  const [inStock, estimate] = [rename('inStock'), rename('shippingEstimate')];
  const leaf = `reviews { id ${body.text} product { upc } }`;
  const author = `author { id username ${leaf} }`;
  const entities = (selection: string) =>
    `{"query":"query($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }","variables":{"r":`;
  const users = JSON.stringify({ query: `{ users { id username ${name.text} } }` });
  const topProducts = JSON.stringify({
    query: `{ topProducts { upc ${name.text} price weight } }`,
  });
  const reviews = entities(
    `... on User { reviews { id ${body.text} product { upc reviews { id ${body.text} ${author} } } } } ` +
      `... on Product { reviews { id ${body.text} ${author} } }`,
  );
  const names = entities(`... on User { id ${name.text} }`);
  const products = entities(`... on Product { upc ${name.text} price weight }`);
  const inventory = entities(`... on Product { upc ${inStock.text} ${estimate.text} }`);
  const askEntities = async <Value>(subgraph: string, prefix: string, all: readonly object[]) =>
    ((await ask(subgraph, `${prefix}${JSON.stringify(all)}}}`)) as Entities<Value>)._entities;

  return async () => {
    const [first, top] = (await Promise.all([
      ask('accounts', users),
      ask('products', topProducts),
    ])) as [{ users: readonly UserReply[] }, { topProducts: readonly ProductReply[] }];
    const reviewers = await askEntities<Reviewer>('reviews', reviews, [
      ...first.users.map(({ id }) => ({ __typename: 'User', id })),
      ...top.topProducts.map(({ upc }) => ({ __typename: 'Product', upc })),
    ]);
    const [authors, upcs] = [new Set<string>(), new Set<string>()];
    for (const reviewer of reviewers) collect(reviewer.reviews, authors, upcs);
    const [named, nested] = await Promise.all([
      askEntities<UserReply>('accounts', names, representUsers(authors)),
      askEntities<ProductReply>('products', products, representProducts(upcs)),
    ]);
    const known = new Map([...top.topProducts, ...nested].map((one) => [one.upc, one]));
    const stocked = await askEntities<ProductReply>(
      'inventory',
      inventory,
      Array.from(known.values(), ({ upc, price, weight }) => ({
        __typename: 'Product',
        upc,
        price,
        weight,
      })),
    );
    const stock = new Map(stocked.map((one) => [one.upc, one]));
    const nameOf = new Map(named.map((one) => [one.id, one[name.alias]]));

    const shapeProduct = (upc: string) => {
      const [product, held] = [known.get(upc), stock.get(upc)];
      return {
        [inStock.alias]: held?.[inStock.alias],
        [name.alias]: product?.[name.alias],
        price: product?.price,
        [estimate.alias]: held?.[estimate.alias],
        upc,
        weight: product?.weight,
      };
    };
    const shapeAuthored = (review: ReviewReply) => ({
      id: review.id,
      [body.alias]: review[body.alias],
      author: {
        id: review.author.id,
        username: review.author.username,
        [name.alias]: nameOf.get(review.author.id),
        reviews: review.author.reviews.map((one) => ({
          id: one.id,
          [body.alias]: one[body.alias],
          product: shapeProduct(one.product.upc),
        })),
      },
    });
    return {
      users: first.users.map((user, at) => ({
        ...user,
        reviews: reviewers[at]?.reviews.map((review) => ({
          id: review.id,
          [body.alias]: review[body.alias],
          product: {
            ...shapeProduct(review.product.upc),
            reviews: review.product.reviews.map(shapeAuthored),
          },
        })),
      })),
      topProducts: top.topProducts.map(({ upc }, at) => ({
        ...shapeProduct(upc),
        reviews: reviewers[first.users.length + at]?.reviews.map(shapeAuthored),
      })),
    };
  };
}

/** Whom and what the reviews tell of. */
function collect(reviews: readonly ReviewReply[], authors: Set<string>, upcs: Set<string>): void {
  for (const review of reviews) {
    // A level of the operation has either a product, an author, or both; the type says what a whole one has.
    const { author, product } = review as Partial<ReviewReply>;
    if (author) {
      authors.add(author.id);
      collect(author.reviews, authors, upcs);
    }
    if (product) {
      upcs.add(product.upc);
      collect((product as Partial<Reviewer>).reviews ?? [], authors, upcs);
    }
  }
}

function representUsers(ids: ReadonlySet<string>): readonly object[] {
  return Array.from(ids, (id) => ({ __typename: 'User', id }));
}

function representProducts(upcs: ReadonlySet<string>): readonly object[] {
  return Array.from(upcs, (upc) => ({ __typename: 'Product', upc }));
}
