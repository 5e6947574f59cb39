import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runDemarc, startDemarc } from '../kit/demarc-process.ts';
import { writeFixtureGraph, type FixtureGraph } from '../kit/fixture-graph.ts';
import { freePorts } from '../kit/free-ports.ts';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await writeFixtureGraph();
});
afterAll(() => graph.remove());

describe('demarc', () => {
  test('--help lists the commands and the exit codes: exit 0', async () => {
    const { code, stdout } = await runDemarc(['--help'], graph.folder);
    expect(code).toBe(0);
    for (const text of ['up [options]', 'compose [options]', 'gateway [options]', 'Exit codes']) {
      expect(stdout).toContain(text);
    }
  });

  test.each(['up', 'compose', 'gateway'])(
    '%s --help gives examples within 80 columns',
    async (name) => {
      const { code, stdout } = await runDemarc([name, '--help'], graph.folder);
      expect(code).toBe(0);
      expect(stdout).toContain(`$ demarc ${name}`);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test('compose --help says where the SDL goes', async () => {
    const { stdout } = await runDemarc(['compose', '--help'], graph.folder);
    expect(stdout).toContain('without it, it is printed');
  });

  test('--version prints the version: exit 0', async () => {
    expect(await runDemarc(['--version'], graph.folder)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test.each([
    ['no command', [], 'Usage: demarc'],
    ['an unknown command', ['composse'], "unknown command 'composse'"],
    ['an unknown option', ['compose', '--outptu', 'x'], "unknown option '--outptu'"],
    ['a port that is no number', ['up', '--port', 'x'], 'a whole number from 1 to 65535'],
    ['a missing supergraph', ['gateway', '-s', 'nowhere.graphql'], 'there is no supergraph at'],
    ['no supergraph', ['gateway'], "required option '-s, --supergraph <file>' not specified"],
    ['a missing demarc.yaml', ['compose', '-c', 'nowhere.yaml'], 'there is no demarc.yaml at'],
  ])('wrong usage, %s: exit 2', async (_what, args, text) => {
    const { code, stderr } = await runDemarc(args, graph.folder);
    expect(stderr).toContain(text);
    expect(code).toBe(2);
  });

  test.each([
    ['a number alone, as npm passes it on', ['up', '4100'], {}, 'got 1: 4100.'],
    [
      'nothing at all, because npm took it',
      ['up'],
      { npm_lifecycle_event: 'start', npm_config_port: '4100' },
      'npm kept the option --port to itself.',
    ],
  ])('options of npm start without two dashes, %s: exit 2', async (_what, args, env, text) => {
    const { code, stderr } = await runDemarc(args, graph.folder, { environment: env });
    expect(stderr).toContain(text);
    expect(stderr).toContain(
      'Options for npm start stand after two dashes: npm start -- --port 4100\n',
    );
    expect(code).toBe(2);
  });

  test('a wrong demarc.yaml is refused with its places: exit 1', async () => {
    const file = join(graph.folder, 'wrong.yaml');
    const right = await readFile(join(graph.folder, 'demarc.yaml'), 'utf8');
    await writeFile(file, right.replace('owners:', 'owner:'));
    const { code, stderr } = await runDemarc(['compose', '-c', 'wrong.yaml'], graph.folder);
    expect(code).toBe(1);
    expect(stderr).toContain('wrong.yaml:2:1\n  Unknown key "owner". Did you mean "owners"?');
  });
});

describe('demarc compose', () => {
  test('prints the supergraph, and nothing else, to stdout', async () => {
    const { code, stdout, stderr } = await runDemarc(['compose'], graph.folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('LEFT @join__graph(name: "left"');
  });

  test('writes it to a file, and says what it is', async () => {
    const args = ['compose', '--output', 'out/supergraph.graphql'];
    const { code, stdout, stderr } = await runDemarc(args, graph.folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^out\/supergraph\.graphql: 2 contracts, sha256:[0-9a-f]{64}\n$/);
    const written = await readFile(join(graph.folder, 'out/supergraph.graphql'), 'utf8');
    expect(written).toContain('type Query');
  });

  test('finds demarc.yaml from a folder below it', async () => {
    const folder = join(graph.folder, 'deep/below');
    await mkdir(folder, { recursive: true });
    expect(await runDemarc(['compose'], folder)).toMatchObject({ code: 0 });
  });

  test('reports what does not compose with subgraph, coordinate and place: exit 1', async () => {
    const broken = await writeFixtureGraph({
      contracts: { left: 'type Query {\n  left: Nowhere\n}\n' },
    });
    const { code, stdout, stderr } = await runDemarc(['compose'], broken.folder);
    expect(stderr).toBe(
      [
        'ERROR INVALID_GRAPHQL Query.left in left',
        '  left.graphql:2:9',
        '  Unknown type Nowhere. Define it in this contract, or correct its name.',
        '',
        '   1 | type Query {',
        ' > 2 |   left: Nowhere',
        '     |         ^',
        '   3 | }',
        '   4 |',
        '',
        'The contracts do not compose.',
        '',
      ].join('\n'),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    await broken.remove();
  });

  test('names every place of a dispute', async () => {
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")\n';
    const contract = (field: string) =>
      `${link}type Query { ${field}: T }\ntype T {\n  a: Int\n}\n`;
    const broken = await writeFixtureGraph({
      contracts: { left: contract('left'), right: contract('right') },
    });
    const { stderr } = await runDemarc(['compose'], broken.folder);
    expect(stderr).toContain(
      'ERROR INVALID_FIELD_SHARING T.a in left\n  left.graphql:4:3\n  also in right: right.graphql:4:3\n',
    );
    await broken.remove();
  });

  test('reports every contract that does not parse', async () => {
    const broken = await writeFixtureGraph({ contracts: { left: 'type {', right: '# nothing' } });
    const { code, stderr } = await runDemarc(['compose'], broken.folder);
    expect(code).toBe(1);
    expect(stderr).toContain('ERROR SYNTAX_ERROR in left\n  left.graphql:1:6\n');
    expect(stderr).toContain('ERROR CONTRACT_EMPTY in right\n  right.graphql\n');
    await broken.remove();
  });

  test('says so when it cannot write: exit 3', async () => {
    const { code, stderr } = await runDemarc(['compose', '-o', '/dev/null/x'], graph.folder);
    expect(code).toBe(3);
    expect(stderr).toContain('demarc: /dev/null/x could not be written');
  });
});

describe('demarc gateway', () => {
  test('serves a supergraph, and passes SIGTERM on: exit 0', async () => {
    await runDemarc(['compose', '-o', 'supergraph.graphql'], graph.folder);
    const [port = 0] = await freePorts(1);
    const args = ['gateway', '-s', 'supergraph.graphql', '--port', String(port)];
    const demarc = startDemarc(args, graph.folder);
    await demarc.printed('demarc: the gateway is ready at');
    expect(await (await fetch(`http://127.0.0.1:${port}/live`)).json()).toEqual({ live: true });
    demarc.kill('SIGTERM');
    expect(await demarc.exited).toBe(0);
  });

  test('takes its port from a demarc.yaml, if one is named', async () => {
    const args = ['gateway', '-s', 'supergraph.graphql', '-c', 'demarc.yaml'];
    const demarc = startDemarc(args, graph.folder);
    await demarc.printed(`the gateway is ready at http://127.0.0.1:${graph.ports.gateway}`);
    demarc.kill('SIGINT');
    expect(await demarc.exited).toBe(0);
  });

  test('says what is wrong with a supergraph: exit 3', async () => {
    await writeFile(join(graph.folder, 'plain.graphql'), 'type Query { a: Int }');
    const [port = 0] = await freePorts(1);
    const args = ['gateway', '-s', 'plain.graphql', '-p', String(port)];
    const { code, stderr } = await runDemarc(args, graph.folder);
    expect(stderr).toContain('demarc: ');
    expect(code).toBe(3);
  });
});
