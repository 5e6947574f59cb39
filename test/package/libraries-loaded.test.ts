import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startGatewayProcess } from '../kit/gateway-process.ts';
import { ask } from '../kit/test-gateway.ts';

const preloaded = fileURLToPath(new URL('tell-loaded.mjs', import.meta.url));

let shop: Bookshop;
beforeAll(async () => {
  shop = await startBookshop();
});
afterAll(() => shop.stop());

/** The packages of @apollo that the request loop of a gateway has loaded when it has answered. */
async function loadedBy(engine: string): Promise<readonly string[]> {
  const gateway = startGatewayProcess({
    DEMARC_SUPERGRAPH: shop.supergraphFile,
    DEMARC_PORT: '0',
    DEMARC_ENGINE: engine,
    NODE_OPTIONS: `--import ${preloaded}`,
  });
  try {
    const outcome = await gateway.outcome;
    if (outcome.type === 'failed') throw new Error(outcome.message);
    const { data } = await ask(`${outcome.url}/graphql`, '{ me { name } }');
    expect(data).toMatchObject({ me: { name: expect.any(String) } });
  } finally {
    gateway.kill('SIGTERM');
    await gateway.exited;
  }
  const [, loaded = ''] = /^loaded: (.*)$/m.exec(gateway.output()) ?? [];
  return loaded.split(' ').filter((name) => name.startsWith('@apollo/'));
}

const FENCED = ['@apollo/federation-internals', '@apollo/gateway', '@apollo/query-planner'];

test('the own engine leaves the planner to its thread, and the other engine where it is', async () => {
  const loaded = await loadedBy('demarc');
  expect(loaded).not.toEqual([]);
  expect(loaded.filter((name) => FENCED.includes(name))).toEqual([]);
});

test('the other engine loads all of them', async () => {
  expect(await loadedBy('apollo')).toEqual(expect.arrayContaining(FENCED));
});
