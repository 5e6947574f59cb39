import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import type { HttpServer } from '@demarc/foundation/http';
import { openLog } from '@demarc/foundation/process';
import { openSubgraph, serveSubgraph } from '@demarc/kit';
import { makePgliteFolder } from '../kit/pglite-folder.ts';
import type { TestLocation } from '../kit/test-location.ts';

const definition = createAccounts(Buffer.alloc(32, 7));
const json = { 'content-type': 'application/json' };

describe('a subgraph on HTTP', () => {
  let place: TestLocation;
  let subgraph: { close(): Promise<void> };
  let http: HttpServer;

  beforeAll(async () => {
    place = await makePgliteFolder(definition.database);
    const opened = await openSubgraph(definition, place.location);
    subgraph = opened;
    http = await serveSubgraph(definition, opened, {
      host: '127.0.0.1',
      port: 0,
      lameDuckMs: 0,
      drainMs: 1000,
      log: openLog('accounts', 'silent'),
    });
  });
  afterAll(async () => {
    await http.drain();
    await subgraph.close();
    await place.remove();
  });

  const post = (body: string, headers: Record<string, string> = json) =>
    fetch(`${http.url}/graphql`, { method: 'POST', body, headers });

  test('is live, and ready while its database answers', async () => {
    expect(await (await fetch(`${http.url}/live`)).json()).toEqual({ live: true });
    expect(await (await fetch(`${http.url}/ready`)).json()).toEqual({ ready: true });
  });

  test('offers its contract to whoever composes', async () => {
    const response = await post(JSON.stringify({ query: '{ _service { sdl } }' }));
    const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
    expect(data._service.sdl.includes('@contract(owner: "identity")')).toBe(true);
  });

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
