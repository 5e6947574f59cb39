import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CheckReport } from '../../supergraph/check-report.ts';
import { contractText } from '../kit/contract-text.ts';
import { runDemarc } from '../kit/demarc-process.ts';
import { writeFixtureGraph, type FixtureGraph } from '../kit/fixture-graph.ts';

const left = contractText(
  'all',
  `type Query { left: Left }
  type Left {
    name: String
    title: String @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01", replacedBy: "Left.name")
      @deprecated(reason: "Use Left.name. Retires 2027-03-01.")
  }`,
);

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await writeFixtureGraph({ contracts: { left } });
});
afterAll(() => graph.remove());
beforeEach(async () => {
  await rm(join(graph.folder, 'clients'), { recursive: true, force: true });
  await rm(join(graph.folder, 'src'), { recursive: true, force: true });
  await write('src/home.graphql', 'query Home { left { ...Names } }\n');
  await write('src/parts/[names].graphql', 'fragment Names on Left { name title }\n');
});

async function write(path: string, content: string) {
  const file = join(graph.folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

const read = (path: string) => readFile(join(graph.folder, path), 'utf8');
const clients = (...args: readonly string[]) => runDemarc(['clients', ...args], graph.folder);
const push = (version: string, ...args: readonly string[]) =>
  clients('push', version, '--today', '2026-11-27', '--operations', ...args);
const all = 'src/**/*.graphql';

describe('demarc clients push', () => {
  test('registers a version, and says what it should move away from', async () => {
    expect(await push('web@3.2.0', all)).toEqual({
      code: 0,
      stdout:
        'clients/web/3.2.0.json: web 3.2.0 registered, 1 operation\n' +
        '  uses Left.title until 2027-03-01 (Home): use Left.name\n',
      stderr: '',
    });
    const manifest = JSON.parse(await read('clients/web/3.2.0.json')) as unknown;
    expect(manifest).toMatchObject({
      client: 'web',
      version: '3.2.0',
      since: '2026-11-27',
      state: 'active',
      operations: [
        {
          name: 'Home',
          type: 'query',
          body: 'query Home {\n  left {\n    ...Names\n  }\n}\n\nfragment Names on Left {\n  name\n  title\n}',
        },
      ],
    });
    expect(await readdir(join(graph.folder, 'clients/web'))).toEqual(['3.2.0.json']);
  });

  test('the same again is unchanged, to the letter', async () => {
    await push('web@3.2.0', all);
    const before = await read('clients/web/3.2.0.json');
    const { code, stdout } = await clients(
      ...['push', 'web@3.2.0', '--operations', 'src/parts/[names].graphql', 'src/home.graphql'],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'clients/web/3.2.0.json: web 3.2.0 unchanged, 1 operation\n',
    });
    expect(await read('clients/web/3.2.0.json')).toBe(before);
  });

  test('other operations are refused, and put in its place with --replace', async () => {
    await push('web@3.2.0', all);
    await write('src/more.graphql', 'query More { right }');
    const refused = await push('web@3.2.0', all);
    expect(refused.stderr).toContain(
      'ERROR CLIENT_VERSION_TAKEN\n  web 3.2.0 is registered since 2026-11-27 with other operations: 1 added\n  (More).',
    );
    expect(refused.code).toBe(1);
    expect(await push('web@3.2.0', all, '--replace')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('web 3.2.0 replaced, 2 operations'),
    });
  });

  test("reads Apollo's manifest from a folder below, and finds demarc.yaml above", async () => {
    const body = 'query Right { right }';
    const operations = [{ id: 'a', name: 'Right', type: 'query', body }];
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    await write('src/manifest.json', JSON.stringify(manifest));
    expect(
      await runDemarc(
        ['clients', 'push', 'ios@5.0.0+12', '-o', 'manifest.json'],
        join(graph.folder, 'src'),
      ),
    ).toMatchObject({ code: 0, stdout: expect.stringContaining('ios 5.0.0+12 registered') });
    expect(existsSync(join(graph.folder, 'clients/ios/5.0.0+12.json'))).toBe(true);
  });

  test('what does not fit is refused with its place, and nothing is written', async () => {
    await write('src/home.graphql', 'query Home {\n  left { nam }\n}\nquery Fine { right }');
    const { code, stdout, stderr } = await push('web@3.2.0', all);
    expect(stderr).toBe(
      [
        'ERROR OPERATION_INVALID',
        '  src/home.graphql:2:10',
        '  Home does not fit the API of this graph: Cannot query field "nam" on type',
        '  "Left". Did you mean "name"?',
        '',
        '   1 | query Home {',
        ' > 2 |   left { nam }',
        '     |          ^',
        '   3 | }',
        '   4 | query Fine { right }',
        '',
        'web 3.2.0 is not registered.',
        '',
      ].join('\n'),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(existsSync(join(graph.folder, 'clients'))).toBe(false);
  });

  test('contracts that do not compose are nothing to register against', async () => {
    const broken = await writeFixtureGraph({ contracts: { left: 'type Query { left: Nowhere }' } });
    await writeFile(join(broken.folder, 'a.graphql'), 'query A { right }');
    const { code, stderr } = await runDemarc(
      ['clients', 'push', 'web@1', '-o', 'a.graphql'],
      broken.folder,
    );
    expect(stderr).toContain('Unknown type Nowhere');
    expect(stderr).toContain('there is no API to register against.');
    expect(code).toBe(1);
    await broken.remove();
  });

  test.each([
    [
      'a path in place of a name',
      ['../x@1', '-o', all],
      '"../x@1" is not a client and its version',
    ],
    ['no operations', ['web@1'], "required option '-o, --operations <patterns...>' not specified"],
    [
      'a pattern that matches nothing',
      ['web@1', '-o', 'lib/**/*.gql'],
      'no file matches lib/**/*.gql in',
    ],
    [
      'one that does, and one that does not',
      ['web@1', '-o', all, 'lost.graphql'],
      'no file matches lost.graphql in',
    ],
    ['a folder', ['web@1', '-o', 'src/'], "src/ is a folder. Say which files: 'src/**/*.graphql'"],
  ])('wrong usage, %s: exit 2', async (_what, args, text) => {
    const { code, stderr } = await clients('push', ...args);
    expect(stderr).toContain(text);
    expect(code).toBe(2);
    expect(existsSync(join(graph.folder, 'clients'))).toBe(false);
  });

  test('a place that cannot be written: exit 3', async () => {
    await writeFile(join(graph.folder, 'clients'), 'a file, not a folder');
    const { code, stderr } = await push('web@3.2.0', all);
    expect(stderr).toContain('demarc: The client manifests cannot be read from');
    expect(code).toBe(3);
  });

  test('files below node_modules are not those of the client', async () => {
    await write('src/node_modules/other/a.graphql', 'query Other { nowhere }');
    expect(await push('web@3.2.0', all)).toMatchObject({
      stdout: expect.stringContaining('registered, 1 operation\n'),
    });
  });
});

describe('demarc clients list', () => {
  test('tells each version, the newest first, and what it uses that goes', async () => {
    await push('web@3.9.0', all);
    await write('src/parts/[names].graphql', 'fragment Names on Left { name }\n');
    await push('web@3.10.0', all);
    await push('ios@5.0.0', all);
    await clients('retire', 'ios@5.0.0', '--today', '2026-11-28');
    expect(await clients('list')).toEqual({
      code: 0,
      stdout: [
        'CLIENT  VERSION  SINCE       STATE    OPERATIONS',
        'ios     5.0.0    2026-11-27  retired  1',
        'web     3.10.0   2026-11-27  active   1',
        'web     3.9.0    2026-11-27  active   1',
        '  uses Left.title until 2027-03-01 (Home): use Left.name',
        '',
      ].join('\n'),
      stderr: '',
    });
    const { stdout } = await clients('list', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual([
      {
        client: 'ios',
        version: '5.0.0',
        since: '2026-11-27',
        state: 'retired',
        retiredOn: '2026-11-28',
        operations: 1,
        departing: [],
        unfit: [],
      },
      expect.objectContaining({ version: '3.10.0', departing: [] }),
      expect.objectContaining({
        version: '3.9.0',
        departing: [
          {
            coordinate: 'Left.title',
            stage: 'DEPRECATED',
            retireOn: '2027-03-01',
            replacedBy: 'Left.name',
            owner: 'all',
            operations: ['Home'],
          },
        ],
      }),
    ]);
  });

  test('tells what no longer fits the API', async () => {
    const changing = await writeFixtureGraph();
    await writeFile(join(changing.folder, 'a.graphql'), 'query A { left }');
    await runDemarc(['clients', 'push', 'web@1', '-o', 'a.graphql'], changing.folder);
    await writeFile(join(changing.folder, 'left.graphql'), 'type Query { other: Int }');
    const { code, stdout } = await runDemarc(['clients', 'list'], changing.folder);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('\n  does not fit the API any longer: A\n'),
    });
    await changing.remove();
  });

  test('tells how to register where nobody is', async () => {
    expect(await clients('list')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining(
        'Nobody is registered. A client registers with: demarc clients push',
      ),
    });
    expect(await clients('list', '--format', 'json')).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  test('a manifest that cannot be read is told, beside the others: exit 1', async () => {
    await push('web@3.2.0', all);
    await write('clients/web/3.1.0.json', '<<<<<<< ours');
    const { code, stdout, stderr } = await clients('list');
    expect(stderr).toContain('ERROR CLIENT_MANIFEST_INVALID\n  clients/web/3.1.0.json:1:1\n');
    expect(stdout).toContain('web     3.2.0');
    expect(code).toBe(1);
  });
});

describe('demarc clients retire', () => {
  test('keeps the manifest, and pushing it again makes it active', async () => {
    await push('web@3.2.0', all);
    expect(await clients('retire', 'web@3.2.0', '--today', '2026-11-28')).toEqual({
      code: 0,
      stdout: 'clients/web/3.2.0.json: web 3.2.0 retired\n',
      stderr: '',
    });
    expect(JSON.parse(await read('clients/web/3.2.0.json'))).toMatchObject({
      since: '2026-11-27',
      state: 'retired',
      retiredOn: '2026-11-28',
    });
    expect(await clients('retire', 'web@3.2.0')).toMatchObject({
      code: 0,
      stdout: 'Retired already: nothing to write.\n',
    });
    expect(await push('web@3.2.0', all)).toMatchObject({
      stdout: expect.stringContaining('web 3.2.0 reactivated'),
    });
  });

  test('a version that is not registered: exit 1, and none is retired', async () => {
    await push('web@3.2.0', all);
    const { code, stderr } = await clients('retire', 'web@3.2.0', 'web@3.1.0');
    expect(stderr).toContain('web 3.1.0 is not registered. Of web there are 3.2.0.');
    expect(code).toBe(1);
    expect(JSON.parse(await read('clients/web/3.2.0.json'))).toMatchObject({ state: 'active' });
  });
});

describe('a check asks the registered clients', () => {
  /** Checks the contract of left with something replaced. */
  async function check(from: string, to: string, ...args: readonly string[]) {
    expect(left).toContain(from);
    await write('new.graphql', left.replace(from, to));
    const bases = ['--contract', 'new.graphql', '--base', 'left.graphql'];
    const { stdout } = await runDemarc(
      ['check', 'left', ...bases, '--format', 'json', ...args],
      graph.folder,
    );
    const report = JSON.parse(stdout) as CheckReport;
    const usage = report.steps.find(({ step }) => step === 'usage');
    return { usage, changes: report.changes };
  }

  test('a field that is removed: it names client, version and operation', async () => {
    await push('web@3.2.0', all);
    const { usage, changes } = await check('name: String', '');
    expect(usage).toMatchObject({
      outcome: 'failed',
      findings: [
        {
          code: 'BREAKING_IN_USE',
          severity: 'ERROR',
          coordinate: 'Left.name',
          owner: 'all',
          subgraph: 'left',
          file: expect.stringMatching(/\.graphql$/),
          line: expect.any(Number),
          column: expect.any(Number),
          message: expect.stringContaining('Left.name is used by web 3.2.0 (Home).'),
        },
      ],
    });
    expect(changes).toMatchObject([{ kind: 'FIELD_REMOVED', allowed: false }]);
  });

  test('a retirement that is due: refused in use, and once nobody has registered it, for not knowing', async () => {
    const title = /title: String [^]*?2027-03-01\."\)/.exec(left)?.[0] ?? '';
    await push('web@3.2.0', all);
    const inUse = await check(title, '', '--today', '2027-03-02');
    expect(inUse.usage?.findings).toMatchObject([
      {
        code: 'RETIRE_IN_USE',
        coordinate: 'Left.title',
        message: expect.stringContaining('web 3.2.0 (Home)'),
      },
    ]);
    expect(inUse.changes).toMatchObject([{ kind: 'FIELD_REMOVED', allowed: false }]);

    await clients('retire', 'web@3.2.0');
    const unknown = await check(title, '', '--today', '2027-03-02');
    expect(unknown.usage?.findings).toMatchObject([
      {
        code: 'RETIRE_USAGE_UNKNOWN',
        message: expect.stringContaining('No client is registered'),
      },
    ]);
    expect(unknown.changes).toMatchObject([{ kind: 'FIELD_REMOVED', allowed: false }]);
  });

  test('an argument that is required now hits those who select the field', async () => {
    await push('web@3.2.0', all);
    const { usage } = await check('left: Left', 'left(of: Int!): Left');
    expect(usage?.findings).toMatchObject([
      {
        code: 'BREAKING_IN_USE',
        coordinate: 'Query.left(of:)',
        message: expect.stringContaining('Query.left is used by web 3.2.0 (Home).'),
      },
    ]);
  });
});

describe('help', () => {
  test.each([[[]], [['push']], [['list']], [['retire']]])(
    'clients %p --help gives examples within 80 columns',
    async (args) => {
      const { code, stdout } = await clients(...args, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain(`$ demarc ${['clients', ...args].join(' ')}`);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test('without a command it explains itself: exit 2', async () => {
    expect(await clients()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage: demarc clients [options] [command]'),
    });
  });
});
