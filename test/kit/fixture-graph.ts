import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from './free-ports.ts';

const subgraphProgram = fileURLToPath(new URL('fixtures/subgraph.ts', import.meta.url));

/** What `.demarc/run.json` says. */
export interface RunFile {
  readonly pid: number;
  readonly gateway: string;
  readonly subgraphs: readonly { readonly name: string; readonly pid: number }[];
}

/** A graph of two small subgraphs, left and right, in a folder of its own. */
export interface FixtureGraph {
  readonly folder: string;
  readonly ports: { readonly gateway: number; readonly left: number; readonly right: number };
  readRunFile(): Promise<RunFile>;
  readLog(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** What may differ between graphs. */
export interface FixtureOptions {
  /** An argument for the program of subgraph right: `fail`, `crash`, `slow`, `stubborn`, `notice`. */
  readonly behaviour?: string;
  readonly contracts?: Readonly<Partial<Record<'left' | 'right', string>>>;
}

/** Writes demarc.yaml, owners.yaml and two contracts, on ports that are free. */
export async function writeFixtureGraph(options: FixtureOptions = {}): Promise<FixtureGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-graph-'));
  const [gateway = 0, left = 0, right = 0] = await freePorts(3);
  const subgraph = (name: string, port: number, argument = '') => `
  - name: ${name}
    contract: ${name}.graphql
    url: http://127.0.0.1:${port}/graphql
    start: node "${subgraphProgram}" ${argument}`;
  await writeFile(
    join(folder, 'demarc.yaml'),
    `graph: fixture
owners: owners.yaml
gateway: { port: ${gateway} }
subgraphs:${subgraph('left', left)}${subgraph('right', right, options.behaviour)}
`,
  );
  await writeFile(
    join(folder, 'owners.yaml'),
    'teams:\n  - { id: all, name: All, contact: "#all", people: [], contexts: [left, right] }\n',
  );
  for (const name of ['left', 'right'] as const) {
    const contract = options.contracts?.[name] ?? `type Query { ${name}: Int }\n`;
    await writeFile(join(folder, `${name}.graphql`), contract);
  }
  return {
    folder,
    ports: { gateway, left, right },
    readRunFile: async () =>
      JSON.parse(await readFile(join(folder, '.demarc/run.json'), 'utf8')) as RunFile,
    readLog: (name) => readFile(join(folder, `.demarc/logs/${name}.log`), 'utf8'),
    remove: () => rm(folder, { recursive: true }),
  };
}
