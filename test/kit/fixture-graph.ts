import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractText } from './contract-text.ts';
import { freePorts } from './free-ports.ts';

const subgraphProgram = fileURLToPath(new URL('fixtures/subgraph.ts', import.meta.url));

/** What `.demarc/run.json` says. */
export interface RunFile {
  readonly pid: number;
  readonly gateway: string;
  readonly control?: string;
  readonly subgraphs: readonly { readonly name: string; readonly pid: number }[];
}

/** A graph of two small subgraphs, left and right, in a folder of its own. */
export interface FixtureGraph {
  readonly folder: string;
  readonly ports: Readonly<Record<'gateway' | 'left' | 'right' | 'control', number>>;
  readRunFile(): Promise<RunFile>;
  readLog(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** What may differ between graphs. */
export interface FixtureOptions {
  /** An argument for the program of subgraph right: `fail`, `crash`, `slow`, `stubborn`, `notice`. */
  readonly behaviour?: string;
  /** True for a graph with a control plane, whose contracts pass every rule. */
  readonly hasControl?: boolean;
  readonly contracts?: Readonly<Partial<Record<'left' | 'right', string>>>;
}

/** Writes demarc.yaml, owners.yaml and two contracts, on ports that are free. */
export async function writeFixtureGraph(options: FixtureOptions = {}): Promise<FixtureGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-graph-'));
  const [gateway = 0, left = 0, right = 0, control = 0] = await freePorts(4);
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
${options.hasControl === true ? `control: { port: ${control} }\n` : ''}subgraphs:${subgraph('left', left)}${subgraph('right', right, options.behaviour)}
`,
  );
  const teams = ['left', 'right'].map(
    (name) =>
      `  - { id: ${name}, name: ${name}, contact: "#${name}", people: [], contexts: [${name}] }\n`,
  );
  await writeFile(join(folder, 'owners.yaml'), `teams:\n${teams.join('')}`);
  for (const name of ['left', 'right'] as const) {
    const usual = options.hasControl === true ? publishable(name) : `type Query { ${name}: Int }\n`;
    await writeFile(join(folder, `${name}.graphql`), options.contracts?.[name] ?? usual);
  }
  return {
    folder,
    ports: { gateway, left, right, control },
    readRunFile: async () =>
      JSON.parse(await readFile(join(folder, '.demarc/run.json'), 'utf8')) as RunFile,
    readLog: (name) => readFile(join(folder, `.demarc/logs/${name}.log`), 'utf8'),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A contract of a fixture graph that a registry takes; `more` are fields of Query. */
export function publishable(name: 'left' | 'right', more = ''): string {
  return contractText(
    name,
    `
"Where reading starts."
type Query {
  "The number of the process that answers for this side."
  ${name}: Int @contract(source: "${name}.process") @data(class: PUBLIC)${more}
}
`,
  );
}
