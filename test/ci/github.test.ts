import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  openChangedRepository,
  type ChangedRepository,
  type ChangeOfContract,
  type Checkout,
} from './changed-repository.ts';
import { action, fillIn, inputValues, root } from './ci-files.ts';
import { runJob, type JobOutcome } from './run-job.ts';

/** The action as a runner has it, but that its command is that of this repository, installed already. */
let installed: string;
const opened: ChangedRepository[] = [];
beforeAll(async () => {
  installed = await mkdtemp(join(tmpdir(), 'demarc-action-'));
  await mkdir(join(installed, 'ci'));
  await mkdir(join(installed, 'programs'));
  await symlink(join(root, 'ci/check.sh'), join(installed, 'ci/check.sh'));
  await writeFile(join(installed, 'ci/install.sh'), `echo '${join(installed, 'programs')}'\n`);
  await symlink(join(root, 'bin/demarc.mjs'), join(installed, 'programs/demarc'));
});
afterAll(async () => {
  await Promise.all(opened.map((repository) => repository.remove()));
  await rm(installed, { recursive: true });
});

interface JobOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the runner has put the action. */
  readonly actionPath?: string;
}

interface GithubOutcome extends JobOutcome {
  readonly summary: string;
  readonly outputs: string;
  /** The JSON report, where there is one. */
  readonly report: unknown;
}

async function open(change: ChangeOfContract, checkout?: Checkout): Promise<ChangedRepository> {
  const repository = await openChangedRepository(change, checkout);
  opened.push(repository);
  return repository;
}

/** Runs the action's own step in a job for a pull request against main. */
async function check(
  { home, workspace }: ChangedRepository,
  { inputs = {}, env = {}, actionPath = installed }: JobOptions = {},
): Promise<GithubOutcome> {
  const step = action.runs.steps.find(({ id }) => id === 'check');
  const values = inputValues(action.inputs, inputs);
  const variables = Object.entries(step?.env ?? {}).map(([name, value]) => [
    name,
    fillIn(value, values),
  ]);
  const files = { summary: join(home, 'summary.md'), outputs: join(home, 'outputs') };
  for (const file of Object.values(files)) await writeFile(file, '');
  const outcome = await runJob(step?.run ?? '', {
    folder: workspace,
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_BASE_REF: 'main',
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_OUTPUT: files.outputs,
      RUNNER_TEMP: home,
      ...(Object.fromEntries(variables) as Record<string, string>),
      ...env,
    },
  });
  const report = join(home, 'demarc-check/demarc-check.json');
  return {
    ...outcome,
    summary: await readFile(files.summary, 'utf8'),
    outputs: await readFile(files.outputs, 'utf8'),
    report: existsSync(report) ? JSON.parse(await readFile(report, 'utf8')) : undefined,
  };
}

const catalogue = { subgraphs: 'catalogue' };

describe('the GitHub action', () => {
  test('passes a change that hurts nobody', async () => {
    const repository = await open('field added');
    const { code, stdout, summary, outputs, report } = await check(repository, {
      inputs: catalogue,
    });
    expect([code, stdout.match(/^::error/m)]).toEqual([0, null]);
    expect(summary).toContain('## Passed: catalogue');
    expect(outputs).toBe(
      `verdict=PASSED\nreport=${repository.home}/demarc-check/demarc-check.json\n`,
    );
    expect(report).toMatchObject({
      verdict: 'PASSED',
      subgraphs: ['catalogue'],
      comparedWith: [repository.main.slice(0, 10)],
      changes: [{ kind: 'FIELD_ADDED', coordinate: 'Book.language', allowed: true }],
    });
  });

  test('refuses a removal at the line to mend, and says whom to ask', async () => {
    const { code, stdout, summary, outputs } = await check(await open('field removed'), {
      inputs: catalogue,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=catalogue\.graphql,line=\d+,.*Book\.pages/m);
    expect(summary).toContain('## Refused: catalogue');
    expect(summary).toContain('**Ask:** catalogue (#catalogue)');
    expect(outputs).toContain('verdict=REFUSED\n');
  });

  test('installs the command that it was released with', async () => {
    const { code, stderr, summary } = await check(await open('field added'), {
      actionPath: root,
      env: { npm_config_prefer_offline: 'true' },
    });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('could not')]);
    expect(summary).toContain('## Passed: catalogue, reviews');
  }, 120_000);

  test.each(['head, shallow', 'head, full'] as const)(
    'compares with where the branch began (%s)',
    async (checkout) => {
      // The newest main has a field that this branch never had: it is not removed here.
      const repository = await open('nothing', checkout);
      const { code, report } = await check(repository);
      expect(code).toBe(0);
      expect(report).toMatchObject({
        comparedWith: [repository.base.slice(0, 10)],
        changes: [],
      });
    },
  );

  test('compares with refs by name, fetched where they are missing', async () => {
    const { code, report } = await check(await open('nothing', 'head, shallow'), {
      inputs: { 'base-ref': 'origin/main' },
    });
    expect(code).toBe(1);
    expect(report).toMatchObject({
      changes: [{ kind: 'FIELD_REMOVED', coordinate: 'Query.titles' }],
    });
  });

  test('judges without a base where there is no pull request, and says so', async () => {
    const { code, stderr, report } = await check(await open('field removed'), {
      env: { GITHUB_BASE_REF: '' },
    });
    expect(code).toBe(0);
    expect(stderr).toContain('no base to compare with');
    expect(report).toMatchObject({ comparedWith: [], verdict: 'PASSED' });
  });

  test('only reports a refusal where that is asked for', async () => {
    const { code, summary, outputs } = await check(await open('field removed'), {
      inputs: { 'fail-on': 'fault' },
    });
    expect([code, outputs]).toEqual([0, expect.stringContaining('verdict=REFUSED\n')]);
    expect(summary).toContain('## Refused');
  });
});

describe('a fault of the GitHub action looks like no pass', () => {
  test.each([
    { what: 'an unknown subgraph', inputs: { subgraphs: 'no-such' }, code: 2 },
    { what: 'an unknown option', inputs: { arguments: '--no-such' }, code: 2 },
    { what: 'an unknown fail-on', inputs: { 'fail-on': 'never' }, code: 2 },
    { what: 'a missing demarc.yaml', inputs: { config: 'no/demarc.yaml' }, code: 2 },
    { what: 'a ref that is nowhere', inputs: { 'base-ref': 'no-such' }, code: 3 },
    { what: 'a run that checks nothing', inputs: { arguments: '--help' }, code: 3 },
    { what: 'a ref that git was not asked for', inputs: { arguments: '--base-ref no' }, code: 3 },
  ])('$what: exit $code', async ({ inputs, code }) => {
    const repository = await open('nothing', 'head, full');
    const outcome = await check(repository, { inputs: { 'fail-on': 'fault', ...inputs } });
    expect([outcome.code, outcome.outputs]).toEqual([
      code,
      `verdict=\nreport=${repository.home}/demarc-check/demarc-check.json\n`,
    ]);
    expect(outcome.stdout).toMatch(/^::error title=demarc check::/m);
    expect(outcome.summary).toContain('## The contracts were not checked');
    expect(outcome.report).toBeUndefined();
  });

  test('a server that is gone: exit 3', async () => {
    const repository = await open('field removed');
    await repository.loseServer();
    const { code, summary } = await check(repository);
    expect([code, summary]).toEqual([3, expect.stringContaining('neither here nor to be fetched')]);
  });

  test('a command that is not there: exit 3', async () => {
    const repository = await open('field removed');
    const empty = join(repository.home, 'empty');
    await mkdir(join(empty, 'ci'), { recursive: true });
    await symlink(join(root, 'ci/check.sh'), join(empty, 'ci/check.sh'));
    await writeFile(join(empty, 'ci/install.sh'), 'echo /nowhere\n');
    const { code, summary } = await check(repository, { actionPath: empty });
    expect([code, summary]).toEqual([3, expect.stringContaining('exit code 127')]);
  });

  test('a package that cannot be installed: exit 3', async () => {
    const { code, stderr, summary } = await check(await open('field removed'), {
      inputs: { package: './no-such.tgz' },
      actionPath: root,
    });
    expect([code, stderr]).toEqual([3, expect.stringContaining('::error title=demarc check::')]);
    expect(summary).toContain('./no-such.tgz could not be installed');
  });
});

test('no input of the GitHub action is read as shell code', async () => {
  const repository = await open('nothing', 'head, full');
  const hostile = '$(touch stolen) `touch stolen`;touch stolen|touch stolen "&&" *';
  for (const name of ['subgraphs', 'config', 'base-ref', 'arguments', 'fail-on']) {
    const { code } = await check(repository, { inputs: { [name]: hostile } });
    expect([name, code]).toEqual([name, expect.any(Number)]);
    expect(code).toBeGreaterThan(1);
  }
  expect(existsSync(join(repository.workspace, 'stolen'))).toBe(false);
});
