import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { cp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownedContracts, writeOwnedGraph } from '../kit/owned-graph.ts';

/** What a pull request does to the contract of `catalogue`. */
export type ChangeOfContract = 'field added' | 'field removed' | 'nothing';

/** How a CI system has the change checked out. */
export type Checkout = 'tried merge, shallow' | 'head, shallow' | 'head, full';

/** A repository on a server with a pull request, and a place where CI works. */
export interface ChangedRepository {
  /** For whatever a job may write. */
  readonly home: string;
  /** The working copy of the job. */
  readonly workspace: string;
  /** The commit at which the pull request left main. */
  readonly base: string;
  /** The newest commit of main. */
  readonly main: string;
  /** Makes the server unreachable. */
  loseServer(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A pull request that left main before main moved on: another team has added a field to the same
 * contract since, far enough back for a shallow clone not to see where both began.
 */
export async function openChangedRepository(
  change: ChangeOfContract,
  checkout: Checkout = 'tried merge, shallow',
): Promise<ChangedRepository> {
  const home = await realpath(mkdtempSync(join(tmpdir(), 'demarc-ci-')));
  const server = join(home, 'server');
  const workspace = join(home, 'workspace');
  await mkdir(server);
  await mkdir(workspace);
  const onServer = gitIn(server);
  onServer('init', '--quiet', '--initial-branch=main');
  await writeOwnedGraph(server);
  const commit = async (catalogue: string, message: string) => {
    await writeFile(join(server, 'catalogue.graphql'), catalogue);
    onServer('add', '.');
    onServer('commit', '--quiet', '--allow-empty', '--message', message);
  };
  await commit(ownedContracts.catalogue, 'the graph as it is');
  const base = onServer('rev-parse', 'HEAD');
  for (const branch of ['change', 'main']) {
    if (branch === 'change') onServer('checkout', '--quiet', '-b', 'change');
    else onServer('checkout', '--quiet', 'main');
    await commit(changed[branch === 'main' ? 'addition of others' : change], `${branch} moves on`);
    for (const step of [1, 2, 3]) {
      onServer('commit', '--quiet', '--allow-empty', '--message', `${branch}, ${step}`);
    }
  }
  const main = onServer('rev-parse', 'main');
  onServer('checkout', '--quiet', '--detach', 'main');
  onServer('merge', '--quiet', '--no-ff', '--message', 'a merge that is tried out', 'change');
  onServer('update-ref', 'refs/pull/1/merge', 'HEAD');
  onServer('checkout', '--quiet', 'main');

  const inWorkspace = gitIn(workspace);
  inWorkspace('init', '--quiet', '--initial-branch=main');
  inWorkspace('remote', 'add', 'origin', `file://${server}`);
  const refs = {
    'tried merge, shallow': ['--depth=1', 'origin', 'refs/pull/1/merge'],
    'head, shallow': ['--depth=1', 'origin', 'refs/heads/change'],
    'head, full': ['origin', 'refs/heads/change', '+refs/heads/*:refs/remotes/origin/*'],
  } as const satisfies Record<Checkout, readonly string[]>;
  inWorkspace('fetch', '--quiet', '--no-tags', ...refs[checkout]);
  inWorkspace('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  return {
    home,
    workspace,
    base,
    main,
    loseServer: async () => {
      await cp(server, `${server}-lost`, { recursive: true });
      await rm(server, { recursive: true });
    },
    remove: () => rm(home, { recursive: true }),
  };
}

const { catalogue } = ownedContracts;

/** Each at another place of the file, so that git merges them. */
const changed = {
  nothing: catalogue,
  'field added': catalogue.replace(
    '  "How many pages are numbered."\n',
    '  "In which language it is written, as in ISO 639-1."\n' +
      '  language: String @contract(source: "catalogue.books.language")\n$&',
  ),
  'field removed': catalogue.replace(/ {2}"How many pages are numbered."\n.*\n/, ''),
  'addition of others': catalogue.replace(
    'type Query {\n',
    'type Query {\n  "How many titles the shop sells."\n' +
      '  titles: Int @contract(source: "derived: catalogue.books") @data(class: PUBLIC)\n',
  ),
} as const satisfies Record<ChangeOfContract | 'addition of others', string>;

/** Runs git in a folder, as nobody in particular, whatever this machine's own configuration says. */
function gitIn(folder: string): (...args: readonly string[]) => string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'One',
    GIT_AUTHOR_EMAIL: 'one@catalogue.example',
    GIT_COMMITTER_NAME: 'One',
    GIT_COMMITTER_EMAIL: 'one@catalogue.example',
  };
  return (...args) => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
}
