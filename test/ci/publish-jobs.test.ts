import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl, type TestControl } from '../kit/start-control.ts';
import { read, root } from './ci-files.ts';
import { runJob, type JobOutcome } from './run-job.ts';

let control: TestControl;
let token: string;
beforeAll(async () => {
  control = await startTestControl();
  token = await control.createToken('TEAM', 'reviews');
  await control.publish(ownedContracts);
  const programs = join(control.folder, 'demarc/node_modules/.bin');
  await mkdir(programs, { recursive: true });
  await symlink(join(root, 'bin/demarc.mjs'), join(programs, 'demarc'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: control.folder });
  git('init', '--quiet');
  const author = ['-c', 'user.name=one', '-c', 'user.email=one@example.com'];
  git(...author, 'commit', '--quiet', '--allow-empty', '-m', 'Say "why" $(exit 1).');
});
afterAll(() => control.close());

/** The job of docs/ci.md whose file is this, as text. */
function jobText(file: string, named: string): unknown {
  const blocks = [...read('docs/ci.md').matchAll(/```yaml\n(# (\S+)\n[^]*?)```/g)];
  const block = blocks.find(([, text = '', name]) => name === file && text.includes(named));
  return parse(block?.[1] ?? '');
}

/** Publishes reviews, at an address that is new. */
function run(script: string, env: Readonly<Record<string, string>>): Promise<JobOutcome> {
  return runJob(
    script.replace('publish billing', 'publish reviews --url http://new.example/graphql'),
    {
      folder: control.folder,
      env: { DEMARC_REGISTRY: control.url, DEMARC_REGISTRY_TOKEN: token, ...env },
    },
  );
}

const newest = async (): Promise<unknown> =>
  (await control.ask('{ currentVersion { number team reason } }')).data;

test('the job for GitHub publishes, with the subject of the commit for the reason', async () => {
  const { jobs } = jobText('.github/workflows/publish.yml', 'publish billing') as {
    jobs: { publish: { steps: { run?: string }[] } };
  };
  const step = jobs.publish.steps.find((one) => one.run?.includes('publish billing'));
  const outcome = await run(step?.run ?? '', { RUNNER_TEMP: control.folder });
  expect(outcome).toMatchObject({ code: 0 });
  expect(await newest()).toEqual({
    currentVersion: { number: 2, team: 'reviews', reason: 'Say "why" $(exit 1).' },
  });
});

test('the job for GitLab publishes nothing twice', async () => {
  const { publish } = jobText('.gitlab-ci.yml', 'publish billing') as {
    publish: { script: string[] };
  };
  const line = publish.script.find((one) => one.includes('publish billing')) ?? '';
  const outcome = await run(line, { HOME: control.folder, CI_COMMIT_TITLE: 'Again.' });
  expect(outcome).toMatchObject({
    code: 0,
    stdout: 'Nothing differs from version 2: there is no new version.\n',
  });
  expect(await newest()).toMatchObject({ currentVersion: { number: 2 } });
});
