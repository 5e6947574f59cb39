import { afterEach, describe, expect, test } from '@jest/globals';
import { mergeLimits } from '@demarc/foundation/config';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway } from '../kit/test-gateway.ts';

const SECRET = 'http://10.0.0.7:4001/graphql?name=Ada select * from people at /srv/app.js:1';
const DATA = { _entities: [{ reviews: null }, { reviews: null }] };

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

const engines = ['demarc', 'apollo'] as const;

/** The gateway before reviews or members that always answer this, under these headers. */
async function startOver(
  engine: (typeof engines)[number],
  subgraph: 'reviews' | 'members',
  body: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const server = await startMisbehavingServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body),
  );
  running.push(server);
  const shop = await startBookshop({ [subgraph]: server.url });
  running.push(shop);
  const gateway = await startTestGateway(shop.supergraphFile, { engine, limits: mergeLimits() });
  running.push(gateway);
  return gateway;
}

const OPERATION = '{ books(first: 2) { nodes { reviews { stars } } } }';
const REVIEWS = ['_entities', 0, 'reviews'];

describe.each(engines)('the engine %s', (engine) => {
  describe('an error of a subgraph leaks nothing, to clients or to the log, through', () => {
    test.each([
      ['its message', { message: `"${SECRET}"`, path: REVIEWS }],
      ['its path', { message: 'no', path: [...REVIEWS, SECRET] }],
      ['a path of its own', { message: 'no', path: [SECRET, 0] }],
      ['its code', { message: 'no', path: REVIEWS, extensions: { code: SECRET } }],
      [
        'its extensions',
        { message: 'no', path: REVIEWS, extensions: { sql: SECRET, trace: SECRET } },
      ],
      ['its locations', { message: 'no', path: REVIEWS, locations: [{ line: SECRET }] }],
      ['members that nobody knows', { message: 'no', path: REVIEWS, sql: SECRET, stack: SECRET }],
    ])('%s', async (_, error) => {
      const gateway = await startOver(
        engine,
        'reviews',
        JSON.stringify({ data: DATA, errors: [error] }),
      );
      const { data, errors } = await gateway.ask(OPERATION);
      expect(data).toEqual({ books: { nodes: [{ reviews: null }, { reviews: null }] } });
      expect(errors?.map(({ extensions }) => extensions['code'])).toContain('SUBGRAPH_ERROR');
      for (const text of [JSON.stringify(errors), JSON.stringify(gateway.memory.events)]) {
        expect(text).not.toMatch(/10\.0\.0\.7|Ada|people|srv/);
      }
    });
  });

  test('headers of a subgraph stay here', async () => {
    const body = JSON.stringify({ data: DATA });
    const headers = { 'set-cookie': 'a=b', server: 'secret', 'x-powered-by': 'secret' };
    const gateway = await startOver(engine, 'reviews', body, headers);
    const answer = await gateway.ask(OPERATION);
    expect(JSON.stringify([...answer.headers])).not.toMatch(/secret|cookie|a=b/);
  });

  test('a hundred errors with long paths make no long answer', async () => {
    const path = [...REVIEWS, ...Array.from({ length: 5_000 }, (_, index) => `key${index}`)];
    const errors = Array.from({ length: 100 }, () => ({ message: 'no', path }));
    const gateway = await startOver(engine, 'reviews', JSON.stringify({ data: DATA, errors }));
    const answer = await gateway.ask(OPERATION);
    expect(answer.errors?.map((error) => error.path)).toEqual([['books', 'nodes', 0, 'reviews']]);
  });

  test('names of prototypes in a reply change no prototype', async () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const entities = `[{${poison},"reviews":[{${poison},"stars":5}]},{"reviews":[]}]`;
    const gateway = await startOver(
      engine,
      'reviews',
      `{"data":{${poison},"_entities":${entities}}}`,
    );
    const { data, errors } = await gateway.ask(OPERATION);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ books: { nodes: [{ reviews: [{ stars: 5 }] }, { reviews: [] }] } });
    expect({}).not.toHaveProperty('polluted');
  });

  const shapes = [
    {
      name: 'a text for a list',
      data: `{"members":"${SECRET}"}`,
      operation: '{ members { name } }',
      // A list that may not be null takes the whole answer with it.
      demarc: { data: null, path: ['members'] },
      reason: 'a non-list value for list type [Member!]',
    },
    {
      name: 'a text for an object',
      data: `{"me":"${SECRET} returned by subgraph for Ada"}`,
      operation: '{ me { name } }',
      demarc: { data: { me: null }, path: ['me'] },
      reason: 'a non-object value for composite type Member',
    },
    {
      name: 'a list for a type',
      data: `{"me":{"__typename":["${SECRET}"]}}`,
      operation: '{ me { name } }',
      demarc: { data: { me: null }, path: ['me', 'name'] },
      reason: 'data of a wrong shape',
    },
  ];

  test.each(shapes)(
    '$name is the fault of its subgraph, and no refusal of the request',
    async ({ data, operation, demarc, reason }) => {
      const gateway = await startOver(engine, 'members', `{"data":${data}}`);
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const answer = await gateway.ask(operation, { headers: { accept } });
        expect(answer.status).toBe(200);
        expect(answer.data).toEqual(engine === 'demarc' ? demarc.data : null);
        expect(answer.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_INVALID_DATA' } }]);
        if (engine === 'demarc') expect(answer.errors?.[0]?.path).toEqual(demarc.path);
        expect(JSON.stringify(answer.errors)).not.toContain('10.0.0.7');
      }
      const logged = gateway.memory.named('request.error');
      expect(logged).toHaveLength(2);
      if (engine === 'apollo') expect(logged).toMatchObject([{ reason }, { reason }]);
      expect(JSON.stringify(logged)).not.toMatch(/people|Ada|10\.0\.0\.7/);
    },
  );
});
