import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { freePorts } from '../kit/free-ports.ts';
import { startGatewayProcess } from '../kit/gateway-process.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { ask, startTestGateway } from '../kit/test-gateway.ts';

let shop: Bookshop;
let folder: string;
beforeAll(async () => {
  shop = await startBookshop();
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(async () => {
  await shop.stop();
  await rm(folder, { recursive: true });
});

test('serves a foreign supergraph, and stops when it is told', async () => {
  const gateway = startGatewayProcess({
    DEMARC_SUPERGRAPH: shop.supergraphFile,
    DEMARC_PORT: '0',
  });
  const outcome = await gateway.outcome;
  if (outcome.type !== 'ready') throw new Error(gateway.output());
  const answer = await ask(`${outcome.url}/graphql`, '{ me { name reviews { stars } } }');
  expect(answer.data).toEqual({ me: { name: 'Ada', reviews: [{ stars: 5 }, { stars: 4 }] } });
  gateway.kill('SIGTERM');
  expect(await gateway.exited).toBe(0);
  const events = gateway
    .output()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual([
    'supergraph.served',
    'process.ready',
    'request.completed',
    'process.stopping',
  ]);
});

test('demarc.yaml sets limits and origins', async () => {
  const config = join(folder, 'demarc.yaml');
  const contract = join(folder, 'members.graphql');
  await writeFile(contract, 'type Query { me: Int }');
  await writeFile(
    join(folder, 'owners.yaml'),
    'teams: [{ id: all, name: All, contact: "#all", people: [], contexts: [members] }]',
  );
  await writeFile(
    config,
    `graph: bookshop
owners: owners.yaml
gateway: { port: 4000, limits: { depth: 2 }, cors: ["https://app.example"] }
subgraphs:
  - { name: members, contract: members.graphql, url: "${shop.subgraphs.members.url}" }
`,
  );
  const gateway = startGatewayProcess({
    DEMARC_SUPERGRAPH: shop.supergraphFile,
    DEMARC_CONFIG: config,
    DEMARC_PORT: '0',
    NODE_ENV: 'production',
  });
  const outcome = await gateway.outcome;
  if (outcome.type !== 'ready') throw new Error(gateway.output());
  const endpoint = `${outcome.url}/graphql`;
  const answer = await ask(endpoint, '{ me { reviews { stars } } }', {
    headers: { origin: 'https://app.example' },
  });
  expect(answer.errors).toMatchObject([
    { extensions: { code: 'DEPTH_LIMIT_EXCEEDED', allowed: 2 } },
  ]);
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
  const trusted = await ask(endpoint, '{ mistake(kind: "code") }');
  expect(trusted.errors).toMatchObject([{ message: '`first` is 500.' }]);
  gateway.kill('SIGKILL');
  await gateway.exited;
});

describe('refuses to start, and says why', () => {
  const start = async (env: Readonly<Record<string, string>>) => {
    const gateway = startGatewayProcess({ DEMARC_PORT: '0', ...env });
    const outcome = await gateway.outcome;
    if (outcome.type !== 'failed') throw new Error(gateway.output());
    return { ...outcome, exit: await gateway.exited };
  };
  const startOn = async (sdl: string) => {
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, sdl);
    return start({ DEMARC_SUPERGRAPH: file });
  };
  const edited = async (from: string, to: string) =>
    (await readFile(shop.supergraphFile, 'utf8')).replace(from, to);

  test('without a supergraph or with a port that is none: exit 2', async () => {
    const refused = await start({ DEMARC_PORT: 'http' });
    expect(refused).toMatchObject({ exit: 2, code: 'GATEWAY_ENVIRONMENT_INVALID' });
    expect(refused.message).toContain('set DEMARC_SUPERGRAPH to the file');
    expect(refused.message).toContain('DEMARC_PORT is "http"');
  });

  test('with a file that is not there: exit 3', async () => {
    const missing = join(folder, 'nothing.graphql');
    const refused = await start({ DEMARC_SUPERGRAPH: missing });
    expect(refused).toMatchObject({ exit: 3, code: 'SUPERGRAPH_UNREADABLE' });
    expect(refused.message).toContain(missing);
  });

  test('with a file that is no GraphQL, no supergraph, or a broken one: exit 3', async () => {
    const garbage = await startOn('this is { not');
    expect(garbage).toMatchObject({ exit: 3, code: 'SUPERGRAPH_INVALID' });
    const contract = await startOn('type Query { me: Int }');
    expect(contract).toMatchObject({ exit: 3, code: 'SUPERGRAPH_INVALID' });
    expect(contract.message).toContain('not a supergraph');
    const broken = await startOn(await edited('me: Member', 'me: Nobody'));
    expect(broken).toMatchObject({ exit: 3, code: 'SUPERGRAPH_INVALID' });
    expect(broken.message).toContain('Nobody');
    const homeless = await startOn(await edited(shop.subgraphs.books.url, ''));
    expect(homeless).toMatchObject({ exit: 3, code: 'SUPERGRAPH_INVALID' });
    expect(homeless.message).toContain('"books"');
  });

  test('with a guard that nobody would stand: exit 3', async () => {
    const link =
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "auth", for: SECURITY)';
    const refused = await startOn(await edited('schema\n', `schema ${link}\n`));
    expect(refused).toMatchObject({ exit: 3, code: 'SUPERGRAPH_UNSUPPORTED' });
    expect(refused.message).toContain('@authenticated');
  });

  test('on a port in use: exit 3', async () => {
    const { port } = new URL(shop.subgraphs.books.url);
    const refused = await start({ DEMARC_SUPERGRAPH: shop.supergraphFile, DEMARC_PORT: port });
    expect(refused).toMatchObject({ exit: 3, code: 'PORT_IN_USE' });
  });
});

test('a drain says so first, and lets requests in flight finish', async () => {
  let release: () => void = () => undefined;
  const slow = await startMisbehavingServer((_request, response) => {
    release = () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"data":{"_entities":[{"reviews":[{"stars":5}]}]}}');
    };
  });
  const [port = 0] = await freePorts(1);
  const slowShop = await startBookshop({ reviews: slow.url });
  const gateway = await startTestGateway(slowShop.supergraphFile, {
    port,
    times: {
      connectMs: 1_000,
      callMs: 30_000,
      operationMs: 30_000,
      lameDuckMs: 300,
      drainMs: 20_000,
    },
  });
  expect((await fetch(`${gateway.url}/ready`)).status).toBe(200);
  const inFlight = gateway.ask('{ me { reviews { stars } } }');
  await slow.arrival();
  const stopped = gateway.stop();
  const ready = await fetch(`${gateway.url}/ready`);
  expect(ready.status).toBe(503);
  expect((await fetch(`${gateway.url}/live`)).status).toBe(200);
  // Lame, not dead: a request that comes in before balancers have looked away is still answered.
  expect((await gateway.ask('{ me { name } }')).data).toEqual({ me: { name: 'Ada' } });
  release();
  expect((await inFlight).data).toEqual({ me: { reviews: [{ stars: 5 }] } });
  await stopped;
  await expect(fetch(`${gateway.url}/live`)).rejects.toThrow();
  await slowShop.stop();
  await slow.stop();
});
