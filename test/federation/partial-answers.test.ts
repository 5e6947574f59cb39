import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop, type BookshopSubgraph } from '../kit/bookshop/bookshop.ts';
import { SECRET } from '../kit/bookshop/bookshop-resolvers.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway, type Answer, type TestGateway } from '../kit/test-gateway.ts';

/** Everything that failed, as `code at path`. */
function failures(answer: Answer): string[] {
  return (answer.errors ?? []).map(
    ({ path = ['nowhere'], extensions }) => `${String(extensions['code'])} at ${path.join('.')}`,
  );
}

async function askWithout(missing: BookshopSubgraph, operation: string): Promise<Answer> {
  // No system gives this port to who asks for any: the other subgraphs cannot come to listen there.
  const shop = await startBookshop({ [missing]: 'http://127.0.0.1:1/graphql' });
  const gateway = await startTestGateway(shop.supergraphFile);
  try {
    return await gateway.ask(operation);
  } finally {
    await gateway.stop();
    await shop.stop();
  }
}

test('a root field of a missing subgraph is null, with one error', async () => {
  const answer = await askWithout('members', '{ me { name } books(first: 1) { nodes { title } } }');
  expect(answer.data).toEqual({ me: null, books: { nodes: [{ title: 'Notes' }] } });
  expect(failures(answer)).toEqual(['SUBGRAPH_UNAVAILABLE at me']);
});

test('each alias of a missing field is a place of its own', async () => {
  const answer = await askWithout('members', '{ a: me { name } b: member(id: "m1") { city } }');
  expect(answer.data).toEqual({ a: null, b: null });
  expect(failures(answer)).toEqual(['SUBGRAPH_UNAVAILABLE at a', 'SUBGRAPH_UNAVAILABLE at b']);
});

test('each entity of a list is a place, each field of it too', async () => {
  const operation =
    '{ books(first: 2) { nodes { title mine: reviews { stars } shippingEstimate } } }';
  const answer = await askWithout('reviews', operation);
  expect(answer.data).toEqual({
    books: {
      nodes: [
        { title: 'Notes', mine: null, shippingEstimate: 20 },
        { title: 'Compilers', mine: null, shippingEstimate: 100 },
      ],
    },
  });
  expect(failures(answer)).toEqual([
    'SUBGRAPH_UNAVAILABLE at books.nodes.0.mine',
    'SUBGRAPH_UNAVAILABLE at books.nodes.1.mine',
  ]);
});

test('only the members of a union that have the field are places', async () => {
  const operation = '{ search(text: "x") { ... on Book { title } ... on Member { name } } }';
  const answer = await askWithout('members', operation);
  // `name` may not be null, so its object is not there; its error keeps the field's own path.
  expect(answer.data).toBeNull();
  expect(failures(answer)).toEqual([
    'SUBGRAPH_UNAVAILABLE at search.0.name',
    'SUBGRAPH_UNAVAILABLE at search.2.name',
  ]);
});

test('a non-null field takes its object along, and the error names the field', async () => {
  const answer = await askWithout('shipping', '{ me { name reviews { book { title inStock } } } }');
  expect(answer.data).toEqual({ me: { name: 'Ada', reviews: [{ book: null }, { book: null }] } });
  expect(failures(answer)).toEqual([
    'SUBGRAPH_UNAVAILABLE at me.reviews.0.book.inStock',
    'SUBGRAPH_UNAVAILABLE at me.reviews.1.book.inStock',
  ]);
});

test('what could not be asked because of `@requires` fails with what it requires', async () => {
  const answer = await askWithout('books', '{ me { reviews { book { isbn shippingEstimate } } } }');
  expect(answer.data).toEqual({
    me: {
      reviews: [
        { book: { isbn: 'b1', shippingEstimate: null } },
        { book: { isbn: 'b2', shippingEstimate: null } },
      ],
    },
  });
  expect(failures(answer)).toEqual([
    'SUBGRAPH_UNAVAILABLE at me.reviews.0.book.shippingEstimate',
    'SUBGRAPH_UNAVAILABLE at me.reviews.1.book.shippingEstimate',
  ]);
});

async function askWithReviews(reply: unknown, operation: string): Promise<Answer> {
  const server = await startMisbehavingServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
  });
  const shop = await startBookshop({ reviews: server.url });
  const gateway = await startTestGateway(shop.supergraphFile);
  try {
    return await gateway.ask(operation);
  } finally {
    await gateway.stop();
    await shop.stop();
    await server.stop();
  }
}

test('an error of one entity stands at its item, in a list of mixed types too', async () => {
  const reply = {
    data: { _entities: [{ reviews: null }, { reviews: [{ stars: 1 }] }] },
    errors: [{ message: 'no', path: ['_entities', 0, 'reviews'] }],
  };
  const answer = await askWithReviews(
    reply,
    '{ search(text: "x") { ... on Book { title reviews { stars } } } }',
  );
  expect(answer.data).toEqual({
    search: [
      {},
      { title: 'Notes', reviews: null },
      {},
      { title: 'Compilers', reviews: [{ stars: 1 }] },
    ],
  });
  expect(failures(answer)).toEqual(['SUBGRAPH_ERROR at search.1.reviews']);
});

test('a value of a wrong type is an error with its path', async () => {
  const reply = { data: { _entities: [{ reviews: [{ stars: 'many', author: null }] }] } };
  const answer = await askWithReviews(reply, '{ me { name reviews { stars } } }');
  expect(answer.data).toEqual({ me: { name: 'Ada', reviews: null } });
  expect(failures(answer)).toEqual(['SUBGRAPH_INVALID_DATA at me.reviews.0.stars']);
  expect(JSON.stringify(answer)).not.toContain('many');
});

test('data of a wrong shape costs its own place alone', async () => {
  const reply = { data: { _entities: [{ reviews: 'many' }] } };
  const answer = await askWithReviews(reply, '{ me { name reviews { stars } } }');
  expect(failures(answer)).toEqual(['SUBGRAPH_INVALID_DATA at me.reviews']);
  expect(JSON.stringify(answer)).not.toContain('many');
});

test('an answer with too few entities is no answer', async () => {
  const answer = await askWithReviews({ data: { _entities: [] } }, '{ me { reviews { stars } } }');
  expect(answer.data).toEqual({ me: { reviews: null } });
  expect(failures(answer)).toEqual(['SUBGRAPH_INVALID_RESPONSE at me.reviews']);
});

let shop: Bookshop;
let gateway: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  gateway = await startTestGateway(shop.supergraphFile);
});
afterEach(() => gateway.stop());

test('with everybody there, an operation over four subgraphs has no errors', async () => {
  const answer = await gateway.ask(
    'query Walk($id: ID!) { member(id: $id) { name reviews { stars book { title shippingEstimate inStock } } } }',
    { variables: { id: 'm2' } },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toEqual({
    member: {
      name: 'Grace',
      reviews: [{ stars: 3, book: { title: 'Notes', shippingEstimate: 20, inStock: true } }],
    },
  });
});

test('an error that a subgraph reports keeps its path and loses its words', async () => {
  const answer = await gateway.ask('{ mistake(kind: "sql") me { name } }');
  expect(answer.data).toEqual({ mistake: null, me: { name: 'Ada' } });
  expect(failures(answer)).toEqual(['SUBGRAPH_ERROR at mistake']);
  expect(JSON.stringify(answer)).not.toContain('select');
  const [logged] = gateway.memory.named('request.error');
  expect(logged).toMatchObject({ subgraph: 'books', path: 'mistake', code: 'SUBGRAPH_ERROR' });
  expect(logged?.['reference']).toBe(answer.headers.get('x-request-id'));
  // Enough of the sentence to find its origin, none of the values in it.
  expect(logged?.['reason']).toContain('select * from members');
  expect(JSON.stringify(gateway.memory.events)).not.toContain('ada@example.test');
  expect(SECRET).toContain('ada@example.test');
});

test("a mistake of the client keeps a subgraph's code, and its words only where it is trusted", async () => {
  const operation = '{ mistake(kind: "code") }';
  const foreign = await gateway.ask(operation);
  expect(failures(foreign)).toEqual(['PAGE_SIZE_INVALID at mistake']);
  expect(foreign.errors?.[0]?.message).not.toContain('500');
});
