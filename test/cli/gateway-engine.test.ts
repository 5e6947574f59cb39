import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { runDemarc, startDemarc } from '../kit/demarc-process.ts';
import { ask } from '../kit/test-gateway.ts';

const REQUESTS = 40;

let shop: Bookshop;
beforeAll(async () => {
  shop = await startBookshop();
});
afterAll(() => shop.stop());

/** How many calls a subgraph gets for as many identical requests at one time, once the operation is known. */
async function callsOf(
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const args = ['gateway', '--supergraph', shop.supergraphFile, ...options];
  const gateway = startDemarc(args, process.cwd(), {
    environment: { DEMARC_PORT: '0', ...environment },
  });
  try {
    await gateway.printed('the gateway is ready at http');
    const [url] = /http:\S+/.exec(gateway.stderr) ?? [];
    const answer = () => ask(`${url}/graphql`, '{ me { name } }');
    const first = await answer();
    expect(first).toMatchObject({ status: 200, data: { me: { name: expect.any(String) } } });
    const { received } = shop.subgraphs.members;
    const before = received.length;
    const answers = await Promise.all(Array.from({ length: REQUESTS }, answer));
    expect(answers.map(({ data }) => data)).toEqual(Array(REQUESTS).fill(first.data));
    return received.length - before;
  } finally {
    gateway.kill('SIGTERM');
    await gateway.exited;
  }
}

describe('demarc gateway', () => {
  test('answers alike queries with few calls, by an engine of its own', async () => {
    expect(await callsOf([])).toBeLessThan(REQUESTS);
  });

  test('--engine apollo makes a call for each', async () => {
    expect(await callsOf(['--engine', 'apollo'])).toBe(REQUESTS);
  });

  test('DEMARC_ENGINE=apollo does too, and --engine has the last word', async () => {
    const environment = { DEMARC_ENGINE: 'apollo' };
    expect(await callsOf([], environment)).toBe(REQUESTS);
    expect(await callsOf(['--engine', 'demarc'], environment)).toBeLessThan(REQUESTS);
  });

  test('shares neither requests nor fetches where that is switched off', async () => {
    const off = { DEMARC_SHARE_FETCHES: 'off', DEMARC_SHARE_REQUESTS: 'off' };
    expect(await callsOf([], off)).toBe(REQUESTS);
  });

  test('refuses an engine that there is not, and says which there are', async () => {
    const args = ['gateway', '--supergraph', shop.supergraphFile, '--engine', 'router'];
    const { code, stderr } = await runDemarc(args, process.cwd());
    expect(code).toBe(2);
    expect(stderr).toContain("'router' is invalid. Allowed choices are demarc, apollo.");
  });

  test('refuses a variable that says something else, before it listens', async () => {
    const args = ['gateway', '--supergraph', shop.supergraphFile];
    const environment = { DEMARC_PORT: '0', DEMARC_SHARE_REQUESTS: 'false' };
    const { code, stderr } = await runDemarc(args, process.cwd(), { environment });
    expect(code).toBe(2);
    expect(stderr).toContain('DEMARC_SHARE_REQUESTS is "false": say on or off.');
  });
});
