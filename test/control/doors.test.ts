import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../kit/engines.ts';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl, type TestControl } from '../kit/start-control.ts';
import { until } from '../kit/until.ts';

/** What a stream has told until now. */
interface Listening {
  text(): string;
  readonly ended: Promise<void>;
  leave(): void;
}

async function listen({ url, token }: Pick<TestControl, 'url' | 'token'>): Promise<Listening> {
  const leaving = new AbortController();
  const response = await fetch(new URL('/supergraph/stream', url), {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  let text = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
    }
  })().catch(() => undefined);
  return { text: () => text, ended, leave: () => leaving.abort() };
}

describe.each(engines)('%s', (_name, engine) => {
  let control: TestControl;
  beforeEach(async () => {
    control = await startTestControl({ engine });
  }, 240_000);
  afterEach(() => control.close());

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(new URL(path, control.url), {
      headers: { authorization: `Bearer ${control.token}`, ...headers },
    });

  test('a supergraph is served under its digest, and not again to whoever has it', async () => {
    const early = await get('/supergraph');
    expect(early.status).toBe(404);
    expect(await early.json()).toMatchObject({ code: 'NOTHING_PUBLISHED' });
    const published = (await control.publish(ownedContracts)) as {
      version: { supergraphDigest: string };
    };
    const { supergraphDigest: digest } = published.version;
    const now = await get('/supergraph');
    expect(now.headers.get('etag')).toBe(`"${digest}"`);
    expect(now.headers.get('demarc-version')).toBe('1');
    const sdl = await now.text();
    expect(sdl).toContain('join__Graph');
    expect((await get('/supergraph', { 'if-none-match': `"${digest}"` })).status).toBe(304);
    expect(await (await get(`/supergraph/${digest}`)).text()).toBe(sdl);
    const unknown = await get(`/supergraph/sha256:${'0'.repeat(64)}`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ code: 'VERSION_NOT_FOUND' });
  });

  test('every listener is told at once of what is current, and of each version that follows; a stop ends it', async () => {
    await control.publish(ownedContracts);
    const listeners = await Promise.all([1, 2, 3].map(() => listen(control)));
    await until('all know of the first', () =>
      listeners.every((one) => one.text().includes('id: 1\n')),
    );
    listeners[0]?.leave();
    await control.publish({ reviews: `${ownedContracts.reviews}\n# edited\n` });
    await until('two know of the second', () =>
      listeners.slice(1).every((one) => one.text().includes('id: 2\n')),
    );
    expect(listeners[0]?.text()).not.toContain('id: 2\n');
    await control.stop();
    await Promise.all(listeners.map(({ ended }) => ended));
    await control.restart();
  });

  test('what a gateway says is kept, and nonsense is refused', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const say = async (report: unknown) =>
      (
        await fetch(new URL('/gateways', control.url), {
          method: 'POST',
          headers: {
            authorization: `Bearer ${control.token}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(report),
        })
      ).status;
    const honest = { gateway: 'one', serves: null, isPinned: false, refused: null };
    expect(await say(honest)).toBe(204);
    expect(
      await say({
        ...honest,
        serves: { version: null, digest },
        refused: { version: null, digest, code: 'SUPERGRAPH_INVALID', reason: 'It is broken.' },
      }),
    ).toBe(204);
    const answer = await control.ask(
      '{ gateways { name version digest isPinned } gatewayRefusals { gateway code reason } }',
    );
    expect(answer.data).toEqual({
      gateways: [{ name: 'one', version: null, digest, isPinned: false }],
      gatewayRefusals: [{ gateway: 'one', code: 'SUPERGRAPH_INVALID', reason: 'It is broken.' }],
    });
    const refused = { version: null, digest, code: 'X', reason: 'a' };
    expect(await say({ ...honest, refused: { ...refused, version: 99 } })).toBe(204);
    for (const wrong of [
      null,
      [],
      {},
      { ...honest, gateway: 'a b' },
      { ...honest, extra: 1 },
      { ...honest, serves: { version: 1, digest: 'sha256:1' } },
      { ...honest, serves: { version: 2 ** 31, digest } },
      { ...honest, refused: { ...refused, reason: 'a\u0000b' } },
      { ...honest, refused: { ...refused, reason: 'x'.repeat(2_001) } },
    ]) {
      expect([wrong, await say(wrong)]).toEqual([wrong, 400]);
    }
  });
});

const postgres = engines.find(([name]) => name === 'PostgreSQL')?.[1];

(postgres === undefined ? test.skip : test)(
  'what another replica publishes is told as well',
  async () => {
    const { registryDatabase } = await import('@demarc/supergraph/registry');
    const location = await postgres?.makeLocation(registryDatabase);
    if (location === undefined) throw new Error('There is no PostgreSQL.');
    const one = await startTestControl({ location });
    const other = await startTestControl({ location });
    try {
      const listener = await listen(one);
      await other.publish(ownedContracts);
      await until('the other replica tells', () => listener.text().includes('id: 1\n'));
      listener.leave();
    } finally {
      await one.close();
      await other.close();
      await location.remove();
    }
  },
);
