import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSigningKey, signInternalToken } from '@demarc/foundation/identity';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl, type TestControl } from '../kit/start-control.ts';
import { encodePart } from '../kit/test-tokens.ts';

let control: TestControl;
let [team, reader] = ['', ''];
beforeAll(async () => {
  control = await startTestControl({ env: { NODE_ENV: 'production' } });
  team = await control.createToken('TEAM', 'reviews');
  reader = await control.createToken('READER');
  await control.publish(ownedContracts);
}, 240_000);
afterAll(() => control.close());

const looking = '{ currentVersion { number } }';

/** Sends a body as it is. */
function send(
  body: string,
  authorization: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(new URL('/graphql', control.url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...headers,
    },
    body,
  });
}

const body = JSON.stringify({ query: looking });
/** The id of a token, with another secret. */
const withSecret = (token: string, secret: string) => `demarc_${token.split('_')[1]}_${secret}`;

/** Signs a call as a process of this graph. */
async function signed(
  name: string,
  call: {
    readonly body: string;
    readonly audience?: string;
    readonly method?: string;
    readonly path?: string;
  },
): Promise<string> {
  const key = await openSigningKey(name, { folder: control.keys, mayCreate: true });
  const identity = { subject: `service:${name}`, grants: [] };
  const { audience = 'control' } = call;
  return signInternalToken(key, identity, { method: 'POST', path: '/graphql', ...call, audience });
}

test('whoever has no token, or one that is not taken, is told the same and nothing', async () => {
  const other = 'A'.repeat(43);
  const none = encodePart({ alg: 'none', typ: 'demarc-internal+jwt', kid: 'operator' });
  const claims = encodePart({ sub: 'service:operator', aud: 'control', jti: randomUUID() });
  const answers = await Promise.all(
    [
      undefined,
      'Basic YWRtaW46YWRtaW4=',
      'Bearer demarc_0000000000000000_' + other,
      `Bearer ${withSecret(control.token, other)}`,
      `Bearer ${control.token}A`,
      `Bearer ${none}.${claims}.`,
      `Bearer ${await signed('operator', { body: '{}' })}`,
      `Bearer ${await signed('operator', { body, audience: 'billing' })}`,
      `Bearer ${await signed('billing', { body })}`,
    ].map(async (authorization) => {
      const response = await send(body, authorization);
      return [response.status, await response.text()];
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.[0]).toBe(401);
});

test("an operator's token holds for one call, once", async () => {
  const token = `Bearer ${await signed('operator', { body })}`;
  expect((await send(body, token)).status).toBe(200);
  expect((await send(body, token)).status).toBe(401);
});

test('a token of another registry opens nothing here', async () => {
  const elsewhere = await startTestControl();
  try {
    expect((await send(body, `Bearer ${elsewhere.token}`)).status).toBe(401);
  } finally {
    await elsewhere.close();
  }
});

test('a token that is revoked, or has ended, opens nothing any more', async () => {
  const token = await control.createToken('READER');
  expect((await control.ask(looking, {}, token)).status).toBe(200);
  const revoke = async (as: string, id = token.split('_')[1]) =>
    (
      (await control.ask(
        'mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { __typename } }',
        { input: { requestId: randomUUID(), token: id, reason: 'It was seen in a log.' } },
        as,
      )) as { data: { revokeToken: { __typename: string } } }
    ).data.revokeToken.__typename;
  expect(await revoke(team)).toBe('NotPermitted');
  expect(await revoke(control.token, '0000000000000000')).toBe('TokenNotFound');
  expect(await revoke(control.token)).toBe('RevokeTokenPayload');
  expect((await send(body, `Bearer ${token}`)).status).toBe(401);
});

test('a team publishes its own contexts alone, and a reader none', async () => {
  const edited = ownedContracts.catalogue.replace('subtitle included', 'without its subtitle');
  for (const token of [team, reader]) {
    expect(await control.publish({ catalogue: edited }, { token })).toMatchObject({
      __typename: 'NotPermitted',
    });
  }
  expect(
    await control.publish({ reviews: `${ownedContracts.reviews}\n# edited\n` }, { token: reader }),
  ).toMatchObject({ __typename: 'NotPermitted' });
});

test('tokens are made and listed by admins alone, and never show a secret', async () => {
  for (const token of [team, reader]) {
    const made = await control.ask(
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename } }',
      { input: { requestId: randomUUID(), kind: 'ADMIN', label: 'mine' } },
      token,
    );
    expect(made.data).toEqual({ createToken: { __typename: 'NotPermitted' } });
    const listed = await control.ask('{ tokens { id } }', {}, token);
    expect(listed.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  }
  const { text } = await control.ask('{ tokens { id label } auditEntries { nodes { outcome } } }');
  for (const token of [control.token, team, reader]) {
    expect(text).toContain(token.split('_')[1]);
    expect(text).not.toContain(token.split('_').slice(2).join('_'));
  }
});

test("a gateway's key opens its own doors and nothing else", async () => {
  const answer = await send(body, `Bearer ${await signed('gateway', { body })}`);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  const page = { body: '', method: 'GET', path: '/changelog/1/1' };
  const shown = await fetch(new URL(page.path, control.url), {
    headers: { authorization: `Bearer ${await signed('gateway', page)}` },
  });
  expect(shown.status).toBe(403);
  const door = await fetch(new URL('/supergraph', control.url), {
    headers: { authorization: `Bearer ${team}` },
  });
  expect(door.status).toBe(403);
});

test('the same request again shows no secret a second time', async () => {
  const input = { requestId: randomUUID(), kind: 'READER', label: 'once' };
  const make = async (label = 'once') =>
    (await control.ask(
      `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
        __typename ... on CreateTokenPayload { secret token { id } } } }`,
      { input: { ...input, label } },
    )) as { data: { createToken: { secret: string | null; token: { id: string } } } };
  const first = (await make()).data.createToken;
  expect(first.secret).toContain(first.token.id);
  expect((await make()).data.createToken).toEqual({ ...first, secret: null });
  expect((await make('another')).data.createToken).toEqual({ __typename: 'RequestIdReused' });
});

test.each([
  ['no JSON', () => send('{"query":', `Bearer ${control.token}`), 'BAD_REQUEST'],
  [
    'more than a gateway has to tell',
    async () => {
      const long = JSON.stringify({ query: 'x'.repeat(70_000) });
      return send(long, `Bearer ${await signed('gateway', { body: long })}`);
    },
    'BODY_TOO_LARGE',
  ],
  [
    'an encoding that nobody knows',
    () => send(body, `Bearer ${control.token}`, { 'content-encoding': 'lzma' }),
    'UNSUPPORTED_MEDIA_TYPE',
  ],
])('a body is refused that is %s', async (_what, call, code) => {
  const response = await call();
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(await response.json()).toMatchObject({ code });
});

test.each([
  [
    'ten thousand aliases',
    `{ ${Array.from({ length: 10_000 }, (_, at) => `a${at}: currentVersion { number } `).join('')} }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  [
    'too many root fields',
    `{ ${Array.from({ length: 11 }, (_, at) => `a${at}: currentVersion { number } `).join('')} }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fragments that double',
    `{ currentVersion { ...a0 } } ${Array.from({ length: 20 }, (_, at) => `fragment a${at} on Version { ...a${at + 1} ... { ...a${at + 1} } } `).join('')} fragment a20 on Version { number }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['introspection', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['no number', '{ version(number: 0) { number } }', 'BAD_USER_INPUT'],
  ['a page that is too long', '{ versions(first: 101) { nodes { number } } }', 'PAGE_SIZE_INVALID'],
  ['a foreign cursor', '{ versions(after: "x") { nodes { number } } }', 'CURSOR_INVALID'],
])('an operation is answered or refused in little time: %s', async (_what, operation, code) => {
  const answer = await control.ask(operation);
  expect(answer.errors[0]?.code).toBe(code);
  expect(answer.text).not.toMatch(/node_modules|select |\.ts:/);
});

test.each([
  ['no name', { subgraph: 'No Name' }],
  ['no address', { url: 'file:///etc/passwd' }],
  ['U+0000', { path: 'a\u0000b' }],
  ['half of a character', { sdl: 'type Query { a: Int } # \ud800' }],
])('a contract is not taken that has %s', async (_what, edit) => {
  const contract = {
    subgraph: 'catalogue',
    url: 'http://catalogue.example/graphql',
    path: 'catalogue.graphql',
    sdl: ownedContracts.catalogue,
    ...edit,
  };
  const answer = await control.ask(
    'query ($contracts: [ContractInput!]!) { checkContracts(contracts: $contracts) { isBlocked } }',
    { contracts: [contract] },
  );
  expect(answer.errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

test('a text that is asked for under many aliases counts each time', async () => {
  const long = `${ownedContracts.catalogue}\n# ${'x'.repeat(400_000)}\n`;
  expect(await control.publish({ catalogue: long })).toMatchObject({
    __typename: 'PublishContractsPayload',
  });
  const texts = (many: number) =>
    `{ currentVersion { contracts { ${Array.from({ length: many }, (_, at) => `a${at}: sdl`).join(' ')} } } }`;
  const few = await control.ask(texts(2));
  expect(few.errors).toEqual([]);
  expect(few.text.length).toBeGreaterThan(800_000);
  const many = await control.ask(texts(480));
  expect(many.errors[0]?.code).toBe('ANSWER_TOO_LARGE');
  expect(many.data).toEqual({ currentVersion: null });
}, 120_000);
