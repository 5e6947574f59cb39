import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorCode } from '@demarc/foundation/process';
import { makeKey } from '../kit/test-tokens.ts';
import { askAs, QUERY, user, type Asking } from './ask-as.ts';
import { startKnownGraph, type KnownGraph } from './known-graph.ts';

let graph: KnownGraph;
let asking: Asking;
beforeAll(async () => {
  graph = await startKnownGraph();
  asking = askAs(graph);
});
afterAll(() => graph.stop());

describe('sizes', () => {
  test('8 KiB are read, more are not', async () => {
    const short = await graph.issuer.sign(user, { claims: { pad: '' } });
    const pad = 'x'.repeat(Math.floor(((8 * 1024 - short.length) * 3) / 4) - 2);
    const fits = await graph.issuer.sign(user, { claims: { pad } });
    expect(fits.length).toBeGreaterThan(8 * 1024 - 8);
    expect(fits.length).toBeLessThanOrEqual(8 * 1024);
    await asking.expectTaken(fits);
    const longer = await graph.issuer.sign(user, { claims: { pad: `${pad}${'x'.repeat(8)}` } });
    expect(longer.length).toBeGreaterThan(8 * 1024);
    await asking.expectTokenRefused('too long', longer);
  });

  test('a token of ten thousand claims does not get in', async () => {
    const claims = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`c${index}`, 1]),
    );
    const token = await graph.issuer.sign(user, { claims });
    // The headers as a whole are longer than the server reads: it hangs up, perhaps on a client that
    // is still sending.
    const end = await asking.send(`Bearer ${token}`).then(
      ({ status }) => status,
      (error: unknown) => errorCode(error),
    );
    expect([431, 'ECONNRESET', 'EPIPE']).toContain(end);
  });

  test('a thousand short claims are a token as any other, and too long', async () => {
    const claims = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`c${index}`, 1]),
    );
    await asking.expectTokenRefused('too long', await graph.issuer.sign(user, { claims }));
  });
});

describe('Authorization headers', () => {
  test('sent twice are refused, whichever of them is right', async () => {
    const right = `Bearer ${await graph.issuer.sign(user)}`;
    const wrong = `Bearer ${await graph.issuer.sign(user, { key: await makeKey('first') })}`;
    await asking.expectRefused('no bearer token', right, right);
    await asking.expectRefused('no bearer token', right, wrong);
    await asking.expectRefused('no bearer token', wrong, right);
  });

  test('of another scheme, or with more or less than a token, are refused', async () => {
    const token = await graph.issuer.sign(user);
    await asking.expectRefused('no bearer token', `Basic ${token}`);
    await asking.expectRefused('no bearer token', token);
    await asking.expectRefused('no bearer token', 'Bearer');
    await asking.expectRefused('no bearer token', '');
    await asking.expectRefused('no bearer token', `Bearer ${token}, Bearer ${token}`);
    await asking.expectRefused('malformed', `Bearer ${token},`);
  });

  test('spell the scheme in any case', async () => {
    const { status } = await asking.send(`bearer ${await graph.issuer.sign(user)}`);
    expect(status).toBe(200);
  });
});

describe('without the header', () => {
  interface Init {
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }
  const anonymous = async (path: string, init: Init = {}) => {
    const response = await fetch(`${graph.gateway.url}${path}`, {
      method: 'POST',
      body: JSON.stringify({ query: QUERY }),
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return {
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      codes: errors.map(({ extensions }) => extensions.code),
    };
  };
  const refused = { status: 401, challenge: 'Bearer', codes: ['UNAUTHENTICATED'] };

  test('nobody is answered, and no token in the address or in a cookie changes that', async () => {
    const token = await graph.issuer.sign(user);
    expect(await anonymous('/graphql')).toEqual(refused);
    expect(await anonymous(`/graphql?access_token=${token}`)).toEqual(refused);
    const cookie = `access_token=${token}; authorization=Bearer ${token}`;
    expect(await anonymous('/graphql', { headers: { cookie } })).toEqual(refused);
    const proxied = { 'x-authorization': `Bearer ${token}`, 'x-forwarded-user': user };
    expect(await anonymous('/graphql', { headers: proxied })).toEqual(refused);
  });

  test('a mutation is refused before a subgraph hears of it', async () => {
    const query =
      'mutation { createOrganization(input: { requestId: "0123456789abcdef", name: "x", regionCode: "eu" }) { __typename } }';
    const before = graph.gateway.memory.events.length;
    const { codes } = await anonymous('/graphql', { body: JSON.stringify({ query }) });
    expect(codes).toEqual(['UNAUTHENTICATED']);
    const completed = graph.gateway.memory.events
      .slice(before)
      .find(({ event }) => event === 'request.completed');
    expect(completed).toMatchObject({ subgraphCalls: 0 });
  });

  test('only the schema is shown, and nothing beside it', async () => {
    const schema = await graph.gateway.ask('{ __schema { queryType { name } } __typename }');
    expect(schema.data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      __typename: 'Query',
    });
    const both = await graph.gateway.ask(`{ __typename organizations(first: 1) { nodes { id } } }`);
    expect(both.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(both.data).toBeUndefined();
  });
});
