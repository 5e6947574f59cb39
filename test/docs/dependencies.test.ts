import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readImports, sourceFiles } from '../kit/source/read-imports.ts';
import { tableRows } from '../kit/source/table-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readJson = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as Package;

interface Package {
  readonly name: string;
  readonly license?: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const subgraphs = readdirSync(join(root, 'subgraphs')).map((name) => `subgraphs/${name}/`);
const packages = ['', 'foundation/', 'supergraph/', 'gateway/', ...subgraphs].map((folder) => ({
  folder,
  ...readJson(`${folder}package.json`),
}));

const declared = packages.flatMap((one) =>
  Object.entries({ ...one.dependencies, ...one.optionalDependencies, ...one.devDependencies }),
);

describe('docs/dependencies.md', () => {
  const rows = tableRows('docs/dependencies.md');

  test('has one line for each dependency, and none for anything else', () => {
    expect(rows.map(([name]) => name)).toEqual([...new Set(declared.map(([name]) => name))].sort());
  });

  test('names the licence that the package has', () => {
    const licences = rows.map(([name = '']) => [
      name,
      readJson(`node_modules/${name}/package.json`).license,
    ]);
    expect(rows.map(([name, , licence]) => [name, licence])).toEqual(licences);
  });
});

test('versions are exact', () => {
  expect(declared.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('what is packed has the versions that the workspaces name', () => {
  const [root, ...workspaces] = packages;
  const named = new Map(
    workspaces.flatMap(({ dependencies }) => Object.entries(dependencies ?? {})),
  );
  const packed = Object.entries({ ...root?.dependencies, ...root?.optionalDependencies });
  expect(packed).not.toEqual([]);
  expect(packed).toEqual(packed.map(([name]) => [name, named.get(name)]));
});

test('each package declares what it imports, and imports what it declares', () => {
  const imports = readImports(sourceFiles()).filter(({ isOurs }) => !isOurs);
  for (const { folder, name, dependencies = {} } of packages.filter((one) => one.folder !== '')) {
    const imported = imports
      .filter(({ from, to }) => from.startsWith(folder) && !to.startsWith('node:'))
      .map(({ to }) => /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to)
      // Types without a program, such as those of SARIF, are erased before anything runs.
      .filter((to) => existsSync(join(root, 'node_modules', to)));
    // The explorer's files are served from their packages, not imported.
    const served = ['graphiql', 'react', 'react-dom'];
    const named = Object.keys(dependencies).filter((one) => !served.includes(one));
    expect([name, [...new Set(imported)].sort()]).toEqual([name, named.sort()]);
  }
});
