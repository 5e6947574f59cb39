import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import { signInternalToken } from '@demarc/foundation/identity';
import { makePgliteFolder } from '../kit/pglite-folder.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { call, makeKeys, serve, type Keys, type Served } from '../write-path/served.ts';

const definition = createAccounts(Buffer.alloc(32, 7));
const json = { 'content-type': 'application/json' };
const nobody = { subject: 'usr_nobody', grants: [] };
const asking = (query: string) => ({ path: '/graphql', body: { query } });

describe('a subgraph on HTTP', () => {
  let keys: Keys;
  let place: TestLocation;
  let served: Served;

  beforeAll(async () => {
    keys = await makeKeys();
    place = await makePgliteFolder(definition.database);
    served = await serve(definition, place.location, { keys });
  });
  afterAll(async () => {
    await served.close();
    await place.remove();
    await keys.remove();
  });

  /** A body as it stands, with the gateway’s token for it. */
  const post = async (body: string, headers: Record<string, string> = json) => {
    const audience = served.name;
    const call = { audience, method: 'POST', path: '/graphql', body };
    const token = await signInternalToken(await keys.of('gateway'), nobody, call);
    return fetch(`${served.origin}/graphql`, {
      method: 'POST',
      body,
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
  };

  test.each(['live', 'ready'])('is %s, and says so to everybody', async (what) => {
    const { status, body } = await call(keys, served, { path: `/${what}`, as: undefined });
    expect([status, body]).toEqual([200, { [what]: true }]);
  });

  test('offers its contract to the gateway', async () => {
    const { body } = await call(keys, served, { ...asking('{ _service { sdl } }'), as: nobody });
    expect(body.data?._service.sdl.includes('@contract(owner: "identity")')).toBe(true);
  });

  test.each([
    '{ _service { sdl } }',
    '{ __schema { queryType { name } } }',
    '{ __typename }',
    '{ organizations { nodes { id } } }',
    'mutation { createOrganization(input: { requestId: "x" }) { __typename } }',
    '{',
  ])('tells nobody anything without a token: %s', async (query) => {
    const { status, body } = await call(keys, served, { ...asking(query), as: undefined });
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(Object.keys(body)).toEqual(['errors']);
  });

  test.each(['/graphql', '/events?after=0.0.0', '/status', '/jobs/purge-requests', '/elsewhere'])(
    'opens no door without a token: %s',
    async (path) => {
      expect((await call(keys, served, { path, as: undefined })).status).toBe(401);
    },
  );

  test.each([
    ['not JSON', '{', json, 400, 'BAD_REQUEST'],
    ['over 4 MiB', JSON.stringify({ query: ' '.repeat(5e6) }), json, 413, 'BODY_TOO_LARGE'],
    [
      'an unknown charset',
      '{}',
      { 'content-type': 'application/json; charset=klingon' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  ])(
    'answers a body that is %s with a code and no stack',
    async (_what, body, headers, status, code) => {
      const response = await post(body, headers);
      const text = await response.text();
      expect([response.status, JSON.parse(text)]).toEqual([
        status,
        { errors: [{ message: expect.any(String), extensions: { code } }] },
      ]);
      expect(text).not.toMatch(/node_modules|at .*:\d+:\d+/);
    },
  );
});
