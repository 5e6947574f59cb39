import { expect, test } from '@jest/globals';
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
