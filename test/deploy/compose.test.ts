import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { environmentVariables, readConfig, type Config } from '@demarc/foundation/config';
import { bounds } from '@demarc/gateway';
import { readConfig as readControlConfig } from '@demarc/control/config';
import { readConfig as readGatewayConfig } from '@demarc/gateway/config';
import { parseEnvironment, readDataKey } from '@demarc/kit';
import { runDemarc } from '../kit/demarc-process.ts';
import { ownConfig } from '../kit/read-contracts.ts';
import { composeFile, programs, read, root, variablesOf } from './compose-file.ts';

const { services } = composeFile;
const subgraphs = programs.filter(([, { command }]) => command.includes('subgraphs/'));
const gateways = programs.filter(([, { command }]) => command.includes('gateway/'));
const controls = programs.filter(([, { command }]) => command.includes('control/'));
const seconds = (text = '') => Number(/^(\d+)s$/.exec(text)?.[1]);

/** A context's name as its database, its roles and its variables have it. */
const inDatabase = (name: string) => name.replaceAll('-', '_');

/** What stands after a word of the proxy's configuration. */
const proxySays = (word: string) => new RegExp(`^\\s*${word} (.+)$`, 'm').exec(proxy)?.[1] ?? '';
const proxy = read('deploy/Caddyfile');

/** Where the control plane is, among the containers. */
const controlAddress = () => `http://control:${String(deployed.control?.port)}`;

let folder: string;
/** What the commands of docs/deployment.md put into deploy/.env. */
let secrets: Record<string, string>;
let deployed: Config;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-deploy-'));
  secrets = makeSecrets(folder);
  const result = await readConfig(join(root, 'deploy/demarc.yaml'));
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  deployed = result.config;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the first commands of the page; `openssl` is replaced, because not every machine has one. */
function makeSecrets(home: string): Record<string, string> {
  const [, commands = ''] = /```sh\n([^]*?)```/.exec(read('docs/deployment.md')) ?? [];
  mkdirSync(join(home, 'deploy'));
  const openssl = `#!/bin/sh\necho ${Buffer.alloc(32, 7).toString('base64')}\n`;
  writeFileSync(join(home, 'openssl'), openssl, { mode: 0o700 });
  const env = { PATH: `${home}:${process.env['PATH'] ?? ''}` };
  const run = () => execFileSync('sh', ['-c', commands], { cwd: home, env, stdio: 'pipe' });
  run();
  expect(run).toThrow(/File exists|cannot overwrite/);
  const lines = readFileSync(join(home, 'deploy/.env'), 'utf8').trim().split('\n');
  const secretOf = (line: string) => /^(\w+)=(.+)$/.exec(line)?.slice(1) as [string, string];
  return Object.fromEntries(lines.map(secretOf));
}

describe('docker-compose.yml', () => {
  test('runs a subgraph for each context, the control plane, two gateways, the clock, and what is done once', async () => {
    const own = await ownConfig();
    expect(subgraphs.map(([name, { command }]) => [name, command])).toEqual(
      own.subgraphs.map(({ name, start }) => [name, start]),
    );
    expect(gateways.map(([name]) => name)).toEqual(['gateway-1', 'gateway-2']);
    const others = programs.filter((one) => ![...subgraphs, ...gateways].includes(one));
    expect(others.map(([name]) => name)).toEqual(['control', 'publish', 'keys', 'clock']);
  });

  test.each(programs)('starts %s from files that are there, and in the image', (_, service) => {
    const [node, ...args] = service.command.split(' ');
    expect(node).toBe('node');
    const files = args.filter((arg) => /^[^/-].*\./.test(arg));
    const named = service.environment?.['DEMARC_CONFIG'] ?? [];
    expect([...files, named].flat().filter((file) => !isInImage(String(file)))).toEqual([]);
  });

  test.each(programs)('tells %s nothing that the code does not read', (name, service) => {
    const own = name === 'control' ? 'REGISTRY' : inDatabase(name).toUpperCase();
    // Where the others are, every subgraph may be told; what else names a context is its own.
    const known = Object.keys(environmentVariables).flatMap((one) =>
      one === '<CONTEXT>_URL'
        ? deployed.subgraphs.map((other) => `${inDatabase(other.name).toUpperCase()}_URL`)
        : one.replace('<CONTEXT>', own),
    );
    const set = Object.keys(service.environment ?? {});
    expect(set.filter((one) => !known.includes(one))).toEqual([]);
  });

  test.each(subgraphs)('tells %s all that it needs', (name, service) => {
    const environment = parseEnvironment(name, variablesOf(service, secrets));
    expect(environment).toMatchObject({ host: '0.0.0.0', isProduction: true, seed: undefined });
    const own = inDatabase(name);
    const password = secrets[`${own.toUpperCase()}_DATABASE_PASSWORD`] ?? '';
    expect(environment.database).toEqual({
      url: `postgres://${own}_login:${password}@postgres:5432/${own}`,
    });
    for (const { name: other, url } of deployed.subgraphs) {
      expect(environment.feeds(other)).toBe(new URL(url).origin);
    }
    if (read(`subgraphs/${name}/main.ts`).includes('readDataKey')) {
      expect(readDataKey(name, environment)).toHaveLength(32);
    }
  });

  test('fills the databases where that is asked', () => {
    const given = { ...secrets, DEMARC_SEED_ORGANIZATIONS: '12' };
    expect(
      subgraphs.map(([name, one]) => parseEnvironment(name, variablesOf(one, given)).seed),
    ).toEqual(subgraphs.map(() => ({ organizations: 12, isAsked: true })));
  });

  test.each(gateways)('tells %s all that it needs', async (_, service) => {
    const variables = variablesOf(service, secrets);
    const result = await readGatewayConfig({
      ...variables,
      DEMARC_CONFIG: join(root, variables['DEMARC_CONFIG'] ?? ''),
    });
    expect(result).toMatchObject({
      ok: true,
      config: {
        host: '0.0.0.0',
        production: true,
        port: deployed.gateway.port,
        identity: {
          issuer: secrets['DEMARC_IDENTITY_ISSUER'],
          audience: secrets['DEMARC_IDENTITY_AUDIENCE'],
        },
      },
    });
    expect(variables['DEMARC_REGISTRY']).toBe(controlAddress());
    expect(service.depends_on).toMatchObject({
      control: { condition: 'service_started' },
      publish: { condition: 'service_completed_successfully', required: false },
    });
    // Read-only but for this: what it has served is there after a restart, and for the other one.
    expect(service.volumes).toContain(`served:${variables['DEMARC_HOME'] ?? ''}`);
  });

  test('tells the control plane all that it needs', async () => {
    const service = services['control'] ?? {};
    const variables = variablesOf(service, secrets);
    const result = await readControlConfig({
      ...variables,
      DEMARC_CONFIG: join(root, variables['DEMARC_CONFIG'] ?? ''),
    });
    const password = secrets['REGISTRY_DATABASE_PASSWORD'] ?? '';
    expect(result).toMatchObject({
      ok: true,
      config: {
        host: '0.0.0.0',
        port: deployed.control?.port,
        production: true,
        keys: '/keys',
        database: { url: `postgres://registry_login:${password}@postgres:5432/registry` },
      },
    });
    // It believes others, and signs nothing.
    expect(service.volumes).toEqual(['keys-public:/keys/public:ro']);
  });

  test('publishes once the subgraphs are ready, as the operator', () => {
    const service = services['publish'] ?? {};
    const names = [...subgraphs.map(([name]) => name), 'control'];
    expect(service.depends_on).toMatchObject(
      Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy' }])),
    );
    for (const one of [service, services['clock'] ?? {}]) {
      expect(variablesOf(one, secrets)['DEMARC_REGISTRY']).toBe(controlAddress());
      expect(one.volumes).toContain('key-operator:/keys/private:ro');
    }
  });

  test('does not start without a secret or an issuer, and docs/deployment.md makes all of them', () => {
    const required = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)];
    expect(required.map(([, name]) => name).sort()).toEqual(Object.keys(secrets).sort());
    expect(() => variablesOf(services['accounts'] ?? {}, {})).toThrow('is not set');
  });

  test('mounts what is there', () => {
    for (const [source = '', target] of mounts()) {
      if (source.startsWith('./')) expect(existsSync(join(root, source))).toBe(true);
      else expect(composeFile.volumes).toHaveProperty(source);
      if (source === 'served') expect(read('deploy/Dockerfile')).toContain(`mkdir ${target ?? ''}`);
      if (source.startsWith('key')) expect(keyFolders()).toContain(target);
    }
  });

  test('publishes the proxy alone, and on this machine alone', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(published).toEqual([['proxy', '127.0.0.1:4000:8080']]);
    expect(proxy).toMatch(/^:8080 \{$/m);
    expect(services['proxy']?.healthcheck?.test?.join(' ')).toContain(
      'http://127.0.0.1:8080/ready',
    );
  });

  test('lets each reach what it needs: the proxy gateways alone, and no gateway a database', () => {
    const on = (network: string) =>
      Object.entries(services)
        .filter(([, { networks = [] }]) => networks.includes(network))
        .map(([name]) => name);
    const [contexts, doors] = [subgraphs, gateways].map((some) => some.map(([name]) => name));
    expect(on('data')).toEqual(['postgres', ...(contexts ?? [])]);
    expect(on('registry')).toEqual(['postgres', 'control']);
    expect(on('graph')).toEqual([...(contexts ?? []), 'clock', ...(doors ?? [])]);
    expect(on('versions')).toEqual(['control', 'publish', 'clock', ...(doors ?? [])]);
    expect(on('edge')).toEqual([...(doors ?? []), 'proxy']);
    expect(Object.keys(composeFile.networks)).toEqual([
      'data',
      'registry',
      'graph',
      'versions',
      'edge',
    ]);
  });

  test.each([...subgraphs, ...gateways, ...controls])(
    'asks %s whether it is ready',
    (_, service) => {
      const [kind, program, option, script = ''] = service.healthcheck?.test ?? [];
      expect([kind, program, option]).toEqual(['CMD', 'node', '-e']);
      expect(script).toContain("'http://127.0.0.1:' + process.env.DEMARC_PORT + '/ready'");
    },
  );

  test.each([...subgraphs, ...gateways, ...controls])(
    'gives %s the time to drain',
    (_, service) => {
      const drain = bounds.lameDuckMs.is + bounds.drainMs.is;
      expect(seconds(service.stop_grace_period) * 1_000).toBeGreaterThan(drain);
      // A subgraph's own numbers, which are not larger than the gateway's.
      for (const file of ['subgraphs/kit/run-subgraph.ts', 'control/server.ts']) {
        const text = read(file);
        const own = [/lameDuckMs: .*?([\d_]+) :/, /drainMs: ([\d_]+)/].map((one) =>
          Number(one.exec(text)?.[1]?.replaceAll('_', '')),
        );
        expect((own[0] ?? NaN) + (own[1] ?? NaN)).toBeLessThanOrEqual(drain);
      }
    },
  );
});

describe('the keys', () => {
  const processOf = (name: string) => {
    if (name.startsWith('gateway')) return 'gateway';
    return ['clock', 'publish'].includes(name) ? 'operator' : name;
  };
  const signers = programs.filter(([name]) => !['control', 'keys'].includes(name));
  const command = services['keys']?.command?.split(' ').slice(2) ?? [];
  const at = (folderOfKeys: string) => command.map((arg) => (arg === '/keys' ? folderOfKeys : arg));

  test('are made by the command of the service, once', async () => {
    const keys = join(folder, 'keys');
    const first = await runDemarc(at(keys), root);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout.match(/^made /gm)).toHaveLength(5);
    const names = new Set(signers.map(([name]) => processOf(name)));
    for (const name of names) {
      const own = join(keys, name);
      expect(readdirSync(join(own, 'private'))).toEqual([`${name}.jwk`]);
      expect(statSync(join(own, 'private', `${name}.jwk`)).mode & 0o777).toBe(0o600);
      expect(readdirSync(join(own, 'public')).sort()).toEqual(
        [...names].map((one) => `${one}.jwk`).sort(),
      );
    }
    const before = readFileSync(join(keys, 'billing/private/billing.jwk'), 'utf8');
    const again = await runDemarc(at(keys), root);
    expect(again.stdout.match(/^kept /gm)).toHaveLength(5);
    expect(readFileSync(join(keys, 'billing/private/billing.jwk'), 'utf8')).toBe(before);
  });

  test.each(signers)('reach %s: its own private one, and the public ones', (name, service) => {
    expect(service.environment?.['DEMARC_KEYS']).toBe('/keys');
    const keys = (service.volumes ?? []).filter((one) => one.startsWith('key'));
    expect(keys).toEqual([
      `key-${processOf(name)}:/keys/private:ro`,
      'keys-public:/keys/public:ro',
    ]);
    expect(service.depends_on).toMatchObject({
      keys: { condition: 'service_completed_successfully' },
    });
    const made = services['keys']?.volumes ?? [];
    expect(made).toContain(`key-${processOf(name)}:/keys/${processOf(name)}/private`);
    expect(made).toContain(`keys-public:/keys/${processOf(name)}/public`);
  });

  test('let the clock ask, by its own command', async () => {
    const [, , ...args] = services['clock']?.command?.split(' ') ?? [];
    // One round, and at names that only the containers know.
    const once = args.slice(0, args.indexOf('--every'));
    expect(args.slice(once.length)).toEqual(['--every', '60']);
    const environment = {
      NODE_ENV: 'production',
      DEMARC_KEYS: join(folder, 'keys/operator'),
    };
    const round = await runDemarc(once, root, { environment });
    expect(round.code).toBe(1);
    for (const { name, url } of deployed.subgraphs) {
      expect(round.stderr).toContain(`${name} does not answer at ${new URL(url).origin}`);
    }
  });

  test('let `publish` ask, by its own command', async () => {
    const [, , ...args] = services['publish']?.command?.split(' ') ?? [];
    const environment = {
      NODE_ENV: 'production',
      DEMARC_KEYS: join(folder, 'keys/operator'),
      DEMARC_REGISTRY: 'http://127.0.0.1:1',
    };
    const { code, stderr } = await runDemarc(args, root, { environment });
    expect(stderr).toContain('The registry does not answer at http://127.0.0.1:1');
    expect(code).toBe(3);
  });
});

describe('the proxy', () => {
  test('balances over both gateways', () => {
    expect(proxySays('to').split(' ')).toEqual(
      gateways.map(([name]) => `${name}:${deployed.gateway.port}`),
    );
  });

  test('looks away from a gateway before that closes its door', () => {
    expect(proxySays('health_uri')).toBe('/ready');
    const noticed = seconds(proxySays('health_interval')) + seconds(proxySays('health_timeout'));
    expect(noticed * 1_000).toBeLessThan(bounds.lameDuckMs.is);
  });

  test('waits for as long as an operation may take, and is stopped after that', () => {
    const wait = seconds(proxySays('response_header_timeout'));
    expect(wait * 1_000).toBeGreaterThan(bounds.operationMs.is);
    expect(seconds(services['proxy']?.stop_grace_period)).toBeGreaterThan(wait);
  });
});

describe('deploy/demarc.yaml', () => {
  test('is the graph of demarc.yaml', async () => {
    const own = await ownConfig();
    const graphOf = ({ graph, teams, gateway, clients, rules, subgraphs: some }: Config) => ({
      graph,
      teams,
      clients,
      rules: rules.map(({ code, severity }) => [code, severity]),
      limits: gateway.limits,
      contracts: some.map(({ name, contract }) => [name, contract]),
    });
    expect(graphOf(deployed)).toEqual(graphOf(own));
  });

  test('leads to the services', () => {
    expect(deployed.subgraphs.map(({ url, start }) => [url, start])).toEqual(
      subgraphs.map(([name, { environment }]) => [
        `http://${name}:${environment?.['DEMARC_PORT'] ?? ''}/graphql`,
        undefined,
      ]),
    );
  });

  test('composes', async () => {
    const file = join(folder, 'supergraph.graphql');
    const args = ['compose', '--config', 'deploy/demarc.yaml', '--output', file];
    expect(await runDemarc(args, root)).toMatchObject({ code: 0 });
    for (const { url } of deployed.subgraphs) {
      expect(readFileSync(file, 'utf8')).toContain(`url: "${url}"`);
    }
  });
});

describe('the image', () => {
  const dockerfile = read('deploy/Dockerfile');

  test('runs the Node that the tests run on, and not as root', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    const bases = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(bases).toEqual(Array(2).fill(devDependencies['node']));
    expect(dockerfile.trim().split('\n').at(-1)).toBe('USER node');
  });

  test('has exact bases, as have the other services', () => {
    const images = Object.values(services).flatMap(({ image }) => image ?? []);
    expect(images.filter((image) => !/^\w+:\d+(\.\d+)+(-\w+)?$/.test(image))).toEqual([]);
  });

  test('has what runs, and no secret', () => {
    const contracts = deployed.subgraphs.map(({ contract }) => contract.slice(root.length));
    const needed = ['package.json', 'package-lock.json', 'owners.yaml', ...contracts];
    expect(needed.filter((file) => !isInImage(file))).toEqual([]);
    expect(['deploy/.env', '.demarc', '.git', 'test', 'docs'].filter(isInImage)).toEqual([]);
    expect(read('deploy/.gitignore').split('\n')).toContain('.env');
  });
});

/** Whether .dockerignore, which shuts out everything, lets this in again. */
function isInImage(file: string): boolean {
  const lines = read('.dockerignore').split('\n');
  expect(lines.filter((line) => !/^[#!]/.test(line))[0]).toBe('*');
  const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const isAllowed = allowed.some((path) => file === path || file.startsWith(`${path}/`));
  return isAllowed && existsSync(join(root, file));
}

/** The folders that the image has for keys. */
function keyFolders(): string[] {
  const [, names = ''] = /for one in (.+?); do mkdir -p/.exec(read('deploy/Dockerfile')) ?? [];
  return names
    .split(' ')
    .flatMap((name) => ['private', 'public'].map((kind) => join('/keys', name, kind)));
}

/** What the services mount, as source and target. */
function mounts(): string[][] {
  return Object.values(services).flatMap(({ volumes = [] }) =>
    volumes.map((one) => one.split(':')),
  );
}
