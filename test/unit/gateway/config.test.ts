import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';

test('a supergraph file is all that must be said', async () => {
  const read = await readConfig({ DEMARC_SUPERGRAPH: 'graph.graphql' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  expect(read.config).toMatchObject({
    supergraphFile: 'graph.graphql',
    host: '127.0.0.1',
    port: 4000,
    production: false,
    corsOrigins: [],
  });
  expect(read.config.limits).toBeUndefined();
});

test('the environment says where to listen, and that this is production', async () => {
  const read = await readConfig({
    DEMARC_SUPERGRAPH: 'graph.graphql',
    DEMARC_HOST: '0.0.0.0',
    DEMARC_PORT: '0',
    NODE_ENV: 'production',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  expect(read.config).toMatchObject({ host: '0.0.0.0', port: 0, production: true });
  expect(read.config.times.lameDuckMs).toBe(5_000);
});

test.each([['-1'], ['65536'], ['4000.5'], ['http'], ['']])('"%s" is no port', async (port) => {
  const read = await readConfig({ DEMARC_SUPERGRAPH: 'graph.graphql', DEMARC_PORT: port });
  expect(read).toMatchObject({ ok: false });
});

test('what is wrong with demarc.yaml is said with its place', async () => {
  const read = await readConfig({ DEMARC_SUPERGRAPH: 'x', DEMARC_CONFIG: '/nowhere/demarc.yaml' });
  if (read.ok) throw new Error('it was read');
  expect(read.problems[0]).toMatch(/^\/nowhere\/demarc\.yaml:1:1 /);
});

describe('a registry to follow', () => {
  const read = async (env: Readonly<Record<string, string>>) => {
    const result = await readConfig(env);
    return result.ok ? result.config.registry : result.problems;
  };

  test('is an origin, and goes without a file', async () => {
    expect(
      await read({ DEMARC_REGISTRY: 'http://127.0.0.1:4010', DEMARC_HOME: '/h' }),
    ).toMatchObject({
      origin: 'http://127.0.0.1:4010',
      home: '/h',
      keys: { folder: '/h/keys', mayCreate: true },
    });
  });

  test.each([
    [{}, 'Nobody said what to serve'],
    [{ DEMARC_REGISTRY: 'http://a', DEMARC_SUPERGRAPH: 'x' }, 'are both set'],
    [{ DEMARC_REGISTRY: 'http://user:secret@a' }, 'is no origin'],
    [{ DEMARC_REGISTRY: 'http://a/path' }, 'is no origin'],
    [{ DEMARC_REGISTRY: 'a' }, 'is no origin'],
    [{ DEMARC_REGISTRY: 'http://a', DEMARC_SUPERGRAPH_PIN: 'v7' }, 'is no pin'],
    [{ DEMARC_SUPERGRAPH: 'x', DEMARC_SUPERGRAPH_PIN: 'previous' }, 'nothing to be pinned to'],
  ])('%j is refused', async (env: Readonly<Record<string, string>>, problem) => {
    const problems = await read(env);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});
