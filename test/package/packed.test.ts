import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDemarc, startDemarc } from '../kit/demarc-process.ts';
import { writeFixtureGraph } from '../kit/fixture-graph.ts';
import { freePorts } from '../kit/free-ports.ts';
import { ownedContracts, writeOwnedGraph } from '../kit/owned-graph.ts';
import { installPackage, type InstalledPackage } from './installed-package.ts';
import { nodeVersions } from './node-versions.ts';
import { packagesReached } from './packages-reached.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

let installed: InstalledPackage;
let manifest: Manifest;
beforeAll(async () => {
  installed = await installPackage();
  await writeOwnedGraph(installed.folder);
  manifest = JSON.parse(
    await readFile(join(installed.content, 'package.json'), 'utf8'),
  ) as Manifest;
}, 180_000);
afterAll(() => installed.remove());

const demarc = (args: readonly string[], node?: string) =>
  runDemarc(args, installed.folder, {
    program: installed.program,
    ...(node !== undefined && { node }),
  });

describe('the package', () => {
  const contentFiles = () => globSync('**/*.*', { cwd: installed.content });

  test('holds no TypeScript to run, and names nothing of where it was made', () => {
    const files = contentFiles();
    expect(files).toContain('dist/supergraph/cli/main.js');
    expect(files).toContain('dist/supergraph/contract/contract.graphql');
    expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
    const revealing = files.filter((file) =>
      readFileSync(join(installed.content, file), 'utf8').includes(root),
    );
    expect(revealing).toEqual([]);
  });

  test('keeps every line where its source has it', () => {
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length;
    const modules = contentFiles().filter((file) => /^dist\/.*\.js$/.test(file));
    const moved = modules.filter((file) => {
      const source = join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
      return existsSync(source) && lines(source) !== lines(join(installed.content, file));
    });
    expect(modules.length).toBeGreaterThan(100);
    expect(moved).toEqual([]);
  });

  test('depends on what the command line imports; the libraries of the gateway are optional', () => {
    const { ofCommandLine, ofPrograms } = packagesReached(join(installed.content, 'dist'));
    expect(Object.keys(manifest.dependencies)).toEqual(ofCommandLine);
    expect(Object.keys(manifest.optionalDependencies)).toEqual(ofPrograms);
  });

  test('has one program, which runs as npm links it', () => {
    const version = execFileSync(installed.program, ['--version'], { encoding: 'utf8' });
    expect(version).toBe('0.1.0\n');
  });

  test('refuses a Node that is too old, in one sentence', async () => {
    const file = join(installed.content, 'package.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(manifest.engines.node, '>=99.1'));
    const refusal = await demarc(['compose']);
    await writeFile(file, text);
    expect(refusal).toEqual({
      code: 3,
      stdout: '',
      stderr: `demarc: this needs Node 99.1, and runs on ${process.version}. Install that one, or a newer one.\n`,
    });
  });

  test('says what is missing where npm took it from git, which compiles nothing', async () => {
    const compiled = join(installed.content, 'dist');
    await rename(compiled, `${compiled}-gone`);
    const refusal = await demarc(['compose']);
    await rename(`${compiled}-gone`, compiled);
    expect(refusal).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'demarc: the compiled files are missing, as when npm installs from git. ' +
        'Install the tarball that `npm pack` makes in a clone.\n',
    });
  });
});

describe.each(nodeVersions())(
  'installed in an empty folder, on Node $version',
  ({ file: node }) => {
    test('compose prints the supergraph', async () => {
      const { code, stdout, stderr } = await demarc(['compose'], node);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('type Book\n  @join__type(graph: CATALOGUE, key: "isbn")');
    });

    test('check passes a contract that keeps the rules', async () => {
      const { code, stdout, stderr } = await demarc(
        ['check', 'catalogue', '--format', 'json'],
        node,
      );
      expect([code, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toMatchObject({
        verdict: 'PASSED',
        steps: [
          { step: 'policy', outcome: 'completed', findings: [] },
          { step: 'composition', outcome: 'completed', findings: [] },
          { step: 'changes' },
          { step: 'usage' },
        ],
      });
    });

    test('check prints no colours where there is no terminal', async () => {
      const { code, stdout } = await demarc(['check'], node);
      expect([code, stdout]).toEqual([0, expect.stringContaining('PASSED catalogue, reviews')]);
      expect(stdout).not.toContain('\u001B');
    });

    test('check refuses the removal of a field', async () => {
      const head = ownedContracts.catalogue.replace(/ {2}"How many pages.*\n.*\n/, '');
      expect(head).not.toContain('pages');
      await writeFile(join(installed.folder, 'head.graphql'), head);
      const args = [
        '--contract',
        'head.graphql',
        '--base',
        'catalogue.graphql',
        '--format',
        'json',
      ];
      const { code, stdout } = await demarc(['check', 'catalogue', ...args], node);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        verdict: 'REFUSED',
        changes: [
          {
            kind: 'FIELD_REMOVED',
            coordinate: 'Book.pages',
            severity: 'BREAKING',
            allowed: false,
            owner: 'catalogue',
          },
        ],
      });
    });
  },
);

describe('the gateway of the package', () => {
  test('serves a supergraph, with the explorer', async () => {
    const [port = 0] = await freePorts(1);
    await demarc(['compose', '--output', 'supergraph.graphql']);
    const gateway = startDemarc(
      ['gateway', '--supergraph', 'supergraph.graphql', '--port', String(port)],
      installed.folder,
      { program: installed.program },
    );
    await gateway.printed('the gateway is ready');
    const explorer = await fetch(`http://127.0.0.1:${port}/explorer`);
    const page = await explorer.text();
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    expect([explorer.status, page]).toEqual([
      200,
      expect.stringContaining('<title>Demarc explorer</title>'),
    ]);
  });

  test('is started by up, after the subgraphs of another repository', async () => {
    const graph = await writeFixtureGraph();
    const up = startDemarc(['up'], graph.folder, { program: installed.program });
    await up.printed('fixture is ready.');
    up.kill('SIGTERM');
    expect(await up.exited).toBe(0);
    await graph.remove();
  });

  test('is left out where only contracts are checked, and its commands say so', async () => {
    await installed.install('--omit=optional');
    expect(existsSync(join(installed.folder, 'node_modules/@apollo/gateway'))).toBe(false);
    expect((await demarc(['check'])).code).toBe(0);
    const refusal = await demarc(['gateway', '--supergraph', 'supergraph.graphql']);
    expect(refusal).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'demarc: The libraries of the gateway are not installed beside demarc. Install demarc again, ' +
        'with Node 22.19 or newer and without --omit=optional.\n',
    });
  });
});
