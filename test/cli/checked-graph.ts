import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { contractText } from '../kit/contract-text.ts';

const execute = promisify(execFile);

/** A contract of billing that keeps to every rule. */
export const billing = contractText(
  'billing',
  `
type Query {
  "The invoice that has this number."
  invoice(
    "The number printed on it."
    id: ID!
  ): Invoice
}

"What an organization owes for one month."
type Invoice @key(fields: "id") @contract(owner: "billing") @data(class: INTERNAL) {
  "The number printed on it."
  id: ID! @contract(source: "billing.invoices.number")
  "What is to be paid, in cents."
  total: Int @contract(source: "billing.invoices.total")
  "What the accountant remarked."
  note: String @contract(source: "billing.invoices.note")
}
`,
);

/** A contract of accounts that keeps to every rule. */
export const accounts = contractText(
  'identity',
  `
type Query {
  "How many organizations there are."
  organizationCount: Int
}
`,
);

/** A graph of two subgraphs in a git repository of its own. */
export interface CheckedGraph {
  readonly folder: string;
  /** Writes a file of the graph, with the folders that it lies in. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  move(from: string, to: string): Promise<void>;
  /** Makes the folder a repository whose one commit has it as it is. */
  begin(): Promise<void>;
  git(...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** A demarc.yaml that names these subgraphs, each with the path of its contract. */
export function demarcYaml(contracts: Readonly<Record<string, string>>): string {
  const subgraphs = Object.entries(contracts).map(
    ([name, contract]) =>
      `  - { name: ${name}, contract: ${contract}, url: 'http://${name}.example/graphql' }\n`,
  );
  return `graph: checked\nowners: owners.yaml\ngateway: { port: 4000 }\nsubgraphs:\n${subgraphs.join('')}`;
}

/** Writes the graph and commits it to the branch `main`. */
export async function writeCheckedGraph(): Promise<CheckedGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-check-'));
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const git = async (...args: readonly string[]) => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@demarc.example'];
    const { stdout } = await execute('git', [...identity, ...args], { cwd: folder });
    return stdout.trim();
  };
  await write(
    'demarc.yaml',
    demarcYaml({ accounts: 'accounts.graphql', billing: 'billing.graphql' }),
  );
  await write(
    'owners.yaml',
    `teams:
  - { id: billing, name: Billing, contact: '#team-billing', people: [jo], contexts: [billing] }
  - { id: identity, name: Identity, contact: '#team-identity', people: [al], contexts: [accounts] }
`,
  );
  await write('billing.graphql', billing);
  await write('accounts.graphql', accounts);
  const begin = async () => {
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '.');
    await git('commit', '--quiet', '--message=begin');
  };
  await begin();
  return {
    folder,
    begin,
    write,
    move: (from, to) => rename(join(folder, from), join(folder, to)),
    git,
    remove: () => rm(folder, { recursive: true }),
  };
}
