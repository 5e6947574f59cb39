import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  openChangedRepository,
  type ChangedRepository,
  type ChangeOfContract,
  type Checkout,
} from './changed-repository.ts';
import { componentInputs, componentJob, fillIn, inputValues, root } from './ci-files.ts';
import { runJob, type JobOutcome } from './run-job.ts';

/**
 * An npm that links this repository instead of installing a package, since no job can tell the
 * difference; one test below installs for real.
 */
const LINKING_NPM = `#!/bin/sh
while [ "$1" != --prefix ]; do shift; done
mkdir -p "$2/node_modules/.bin"
ln -s '${join(root, 'bin/demarc.mjs')}' "$2/node_modules/.bin/demarc"
`;

let home: string;
const opened: ChangedRepository[] = [];
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'demarc-component-'));
  await mkdir(join(home, 'linking'));
  writeFileSync(join(home, 'linking/npm'), LINKING_NPM);
  chmodSync(join(home, 'linking/npm'), 0o755);
});
afterAll(async () => {
  await Promise.all(opened.map((repository) => repository.remove()));
  await rm(home, { recursive: true });
});

interface JobOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface GitlabOutcome extends JobOutcome {
  /** What stands in the files that the job keeps; undefined for one that it did not write. */
  readonly kept: Readonly<Record<'page' | 'report' | 'quality', string | undefined>>;
}

async function open(change: ChangeOfContract, checkout?: Checkout): Promise<ChangedRepository> {
  const repository = await openChangedRepository(change, checkout);
  opened.push(repository);
  return repository;
}

/** Runs the component's job for a merge request. */
async function check(
  repository: ChangedRepository,
  { inputs = {}, env = {} }: JobOptions = {},
): Promise<GitlabOutcome> {
  const { workspace, base } = repository;
  const values = inputValues(componentInputs, { package: 'demarc@0.1.0', ...inputs });
  const variables = Object.entries(componentJob.variables).map(([name, value]) => [
    name,
    fillIn(value, values),
  ]);
  const outcome = await runJob(componentJob.script.join('\n'), {
    folder: workspace,
    env: {
      PATH: [join(home, 'linking'), process.env['PATH']].join(delimiter),
      CI: 'true',
      GITLAB_CI: 'true',
      CI_PROJECT_DIR: workspace,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      ...(Object.fromEntries(variables) as Record<string, string>),
      ...env,
    },
  });
  const [report = '', page = ''] = componentJob.artifacts.paths;
  const quality = componentJob.artifacts.reports['codequality'] ?? '';
  const keptAs = async (name: string) =>
    existsSync(join(workspace, name)) ? readFile(join(workspace, name), 'utf8') : undefined;
  const kept = {
    page: await keptAs(page),
    report: await keptAs(report),
    quality: await keptAs(quality),
  };
  return { ...outcome, kept };
}

const parse = (text: string | undefined): unknown => JSON.parse(text ?? 'null');

describe('the GitLab component', () => {
  test('passes a change that hurts nobody', async () => {
    const { code, stdout, kept } = await check(await open('field added', 'head, shallow'), {
      inputs: { subgraphs: 'catalogue' },
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining('PASSED catalogue')]);
    expect(kept.page).toContain('## Passed: catalogue');
    expect(parse(kept.report)).toMatchObject({
      verdict: 'PASSED',
      changes: [{ kind: 'FIELD_ADDED', coordinate: 'Book.language' }],
    });
    expect(parse(kept.quality)).toEqual([]);
  });

  test('refuses a removal in the log, on the page and for the Code Quality widget', async () => {
    const { code, stdout, kept } = await check(await open('field removed', 'head, shallow'), {
      inputs: { subgraphs: 'catalogue' },
    });
    expect([code, stdout]).toEqual([1, expect.stringContaining('REFUSED catalogue')]);
    expect(kept.page).toContain('**Ask:** catalogue (#catalogue)');
    expect(parse(kept.quality)).toContainEqual(
      expect.objectContaining({
        severity: 'critical',
        description: expect.stringContaining('Book.pages'),
        location: { path: 'catalogue.graphql', lines: { begin: expect.any(Number) } },
      }),
    );
  });

  test('compares a merge that is tried out with the branch that it is merged into', async () => {
    const repository = await open('nothing', 'tried merge, shallow');
    const { code, kept } = await check(repository, {
      env: { CI_MERGE_REQUEST_TARGET_BRANCH_SHA: repository.main },
    });
    expect(code).toBe(0);
    expect(parse(kept.report)).toMatchObject({
      comparedWith: [repository.main.slice(0, 10)],
      changes: [],
    });
  });

  test('installs the package that it is told, in a folder of its own', async () => {
    const repository = await open('field added', 'head, shallow');
    const tools = join(repository.workspace, 'tools');
    await mkdir(tools);
    execFileSync('npm', ['pack', '--silent', '--pack-destination', tools], { cwd: root });
    const { code, stdout } = await check(repository, {
      inputs: { package: './tools/demarc-0.1.0.tgz' },
      env: { PATH: process.env['PATH'] ?? '', npm_config_prefer_offline: 'true' },
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining('PASSED catalogue, reviews')]);
    expect(existsSync(join(repository.workspace, 'node_modules'))).toBe(false);
  }, 120_000);
});

describe('a fault of the GitLab component looks like no pass', () => {
  test.each([
    { what: 'an unknown subgraph', inputs: { subgraphs: 'no-such' }, code: 2 },
    { what: 'a ref that is nowhere', inputs: { 'base-ref': 'no-such' }, code: 3 },
    { what: 'a run that checks nothing', inputs: { arguments: '--help' }, code: 3 },
  ])('$what: exit $code', async ({ inputs, code }) => {
    const outcome = await check(await open('nothing', 'head, full'), {
      inputs: { 'fail-on': 'fault', ...inputs },
    });
    expect(outcome.code).toBe(code);
    expect(outcome.kept).toEqual({
      page: expect.stringContaining('## The contracts were not checked'),
      report: undefined,
      quality: undefined,
    });
  });

  test('a package that cannot be installed: exit 3', async () => {
    const { code } = await check(await open('nothing', 'head, full'), {
      inputs: { package: './no-such.tgz' },
      env: { PATH: process.env['PATH'] ?? '' },
    });
    expect(code).toBe(3);
  });
});

test('no input of the GitLab component is read as shell code', async () => {
  const repository = await open('nothing', 'head, full');
  const hostile = '$(touch stolen) `touch stolen`;touch stolen|touch stolen "&&" *';
  for (const name of ['subgraphs', 'config', 'base-ref', 'arguments', 'fail-on']) {
    const { code } = await check(repository, { inputs: { [name]: hostile } });
    expect([name, code]).toEqual([name, expect.any(Number)]);
    expect(code).toBeGreaterThan(1);
  }
  expect(existsSync(join(repository.workspace, 'stolen'))).toBe(false);
});
