import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runDemarc, startDemarc, type DemarcProcess } from '../kit/demarc-process.ts';
import { publishable, writeFixtureGraph, type FixtureGraph } from '../kit/fixture-graph.ts';
import { until } from '../kit/until.ts';

// Four processes start again and again, two of them with a database to make.
jest.setTimeout(300_000);

/** One answer of a gateway, and the version that it names. */
async function ask(origin: string, query: string): Promise<{ data: unknown; served: string }> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: unknown };
  return { data, served: response.headers.get('demarc-supergraph') ?? '' };
}

// One story in steps: each test goes on where the one before has ended.
describe('demarc up with a control plane', () => {
  let graph: FixtureGraph;
  let demarc: DemarcProcess | undefined;
  beforeAll(async () => {
    graph = await writeFixtureGraph({ hasControl: true });
  });
  afterAll(async () => {
    await stop();
    await graph.remove();
  });

  /** Starts it, until it is ready. */
  async function up(...args: string[]): Promise<DemarcProcess> {
    // What commands are told of another registry is nothing to a graph that has its own.
    const environment = { DEMARC_REGISTRY: 'http://127.0.0.1:1', DEMARC_REGISTRY_TOKEN: 'another' };
    demarc = startDemarc(['up', ...args], graph.folder, { environment });
    await demarc.printed('Ctrl-C stops everything');
    return demarc;
  }
  async function stop(): Promise<void> {
    demarc?.kill('SIGTERM');
    await demarc?.exited;
    demarc = undefined;
  }
  const numberOf = async (name: string) => {
    const { subgraphs } = await graph.readRunFile();
    return subgraphs.find((one) => one.name === name)?.pid;
  };

  test('the first start publishes the contracts, and says the first token once', async () => {
    const first = await up();
    expect(first.stdout).toMatch(/contracts +published as version 1\n/);
    await first.printed('demarc_');
    const run = await graph.readRunFile();
    expect(run.control).toBe(`http://127.0.0.1:${graph.ports.control}`);
    const { data, served } = await ask(run.gateway, '{ left right }');
    expect(data).toEqual({ left: await numberOf('left'), right: await numberOf('right') });
    expect(served).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('a part of another clone runs against what is published', async () => {
    const other = await writeFixtureGraph({ hasControl: true });
    const { control = '' } = await graph.readRunFile();
    const args = ['up', 'left', '--against', control];
    const environment = { DEMARC_KEYS: join(graph.folder, '.demarc/keys') };
    const alone = startDemarc(args, other.folder, { environment });
    try {
      await alone.printed('Note: Here runs left alone');
      expect(alone.stdout).toMatch(/right +http:\/\/127\.0\.0\.1:\d+\/graphql/);
      const home = join(other.folder, '.demarc/alone/left');
      const { subgraphs, gateway } = JSON.parse(
        await readFile(join(home, 'run.json'), 'utf8'),
      ) as Awaited<ReturnType<FixtureGraph['readRunFile']>>;
      expect(subgraphs.map(({ name, pid }) => [name, typeof pid])).toEqual([
        ['left', 'number'],
        ['right', 'undefined'],
      ]);
      const { data } = await ask(gateway, '{ left right }');
      expect(data).toEqual({ left: subgraphs[0]?.pid, right: await numberOf('right') });
    } finally {
      alone.kill('SIGTERM');
      await alone.exited;
    }

    await writeFile(join(other.folder, 'left.graphql'), 'type Query { left: Nowhere }\n');
    const unfit = await runDemarc(args, other.folder, { environment });
    expect(unfit.stderr).toContain('left.graphql:1:20');
    expect(unfit.stderr).toContain(`does not compose with version 1 of ${control}`);
    expect(unfit.code).toBe(1);

    const stranger = await runDemarc(args, other.folder);
    expect(stranger.stderr).toContain('DEMARC_KEYS');
    expect(stranger.code).toBe(3);
    await other.remove();
  });

  test('the control plane is started again after a crash, and the gateway serves meanwhile', async () => {
    const { gateway } = await graph.readRunFile();
    const control = await controlProcess(demarc?.pid ?? 0);
    process.kill(control, 'SIGKILL');
    await demarc?.printed('crashed (SIGKILL), starting again');
    expect((await ask(gateway, '{ left }')).data).toEqual({ left: await numberOf('left') });
    await demarc?.printed('control      ready in', 2);
    const again = await fetch(`http://127.0.0.1:${graph.ports.control}/ready`);
    expect(again.ok).toBe(true);
  });

  test('a start with what may not be published serves the version before, at its own ports', async () => {
    await stop();
    await writeFile(
      join(graph.folder, 'left.graphql'),
      publishable('right').replaceAll('right', 'gone'),
    );
    const { gateway, left, right, control } = graph.ports;
    const offset = Math.max(gateway, left, right, control) > 64_000 ? -1000 : 1000;
    const { stdout, stderr } = await up('--port', String(gateway + offset));
    expect(stdout).toMatch(/contracts +refused, version 2 stays: see below\n/);
    await until(
      'it is said why',
      () => demarc?.stderr.includes('What is served is version 2') ?? false,
    );
    expect(`${stderr}${demarc?.stderr ?? ''}`).toContain('FIELD_REMOVED');
    const run = await graph.readRunFile();
    expect((await ask(run.gateway, '{ left }')).data).toEqual({ left: await numberOf('left') });
  });

  test('a start with what may be published publishes it', async () => {
    await stop();
    const more = `
  "Another number, of nothing."
  more: Int @contract(source: "left.more") @data(class: PUBLIC)`;
    await writeFile(join(graph.folder, 'left.graphql'), publishable('left', more));
    const third = await up();
    expect(third.stdout).toMatch(/contracts +published as version 3\n/);
    const { gateway } = await graph.readRunFile();
    const { data } = await ask(gateway, '{ __type(name: "Query") { fields { name } } }');
    expect(data).toMatchObject({
      __type: { fields: [{ name: 'left' }, { name: 'more' }, { name: 'right' }] },
    });
    expect(third.stdout).not.toContain('demarc_');
  });

  test('a start with the same contracts publishes nothing', async () => {
    await stop();
    const { stdout } = await up();
    expect(stdout).toMatch(/contracts +as published, version 3\n/);
  });
});

describe('demarc up with a control plane refuses to start', () => {
  test('where nothing was published and the contracts may not be: the report, and exit 1', async () => {
    const contracts = { right: 'type Query { right: Nowhere }\n' };
    const graph = await writeFixtureGraph({ hasControl: true, contracts });
    const { code, stdout, stderr } = await runDemarc(['up'], graph.folder);
    expect(stderr).toContain('right.graphql:1:21');
    expect(stderr).toContain('Nothing was published before, and so there is nothing to serve.');
    // It was made, and is not made again.
    expect(stdout).toContain('demarc_');
    expect(code).toBe(1);
    await graph.remove();
  });

  test('a part against a registry that does not answer: exit 3', async () => {
    const graph = await writeFixtureGraph({ hasControl: true });
    const args = ['up', 'left', '--against', 'http://127.0.0.1:1'];
    const { code, stderr } = await runDemarc(args, graph.folder);
    expect(stderr).toContain('The registry does not answer at http://127.0.0.1:1');
    expect(code).toBe(3);
    await graph.remove();
  });

  test.each([
    ['names without --against', ['up', 'left'], "too many arguments for 'up' without --against"],
    [
      '--against without names',
      ['up', '--against', 'http://127.0.0.1:1'],
      'goes with the subgraphs',
    ],
    ['what is no subgraph', ['up', 'no', '--against', 'http://127.0.0.1:1'], 'no subgraph no'],
    ['what is no origin', ['up', 'left', '--against', 'here'], 'It must be an origin'],
  ])('for %s: exit 2', async (_what, args, text) => {
    const graph = await writeFixtureGraph({ hasControl: true });
    const { code, stderr } = await runDemarc(args, graph.folder);
    expect(stderr).toContain(text);
    expect(code).toBe(2);
    await graph.remove();
  });
});

/** The launcher's child that runs the control plane. */
async function controlProcess(launcher: number): Promise<number> {
  const children = await readFile(`/proc/${launcher}/task/${launcher}/children`, 'utf8');
  for (const pid of children.trim().split(' ').map(Number)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('control/main.ts')) return pid;
  }
  throw new Error('The launcher has no control plane.');
}
