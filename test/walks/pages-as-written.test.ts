import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemarc, type DemarcProcess } from '../kit/demarc-process.ts';
import { freePorts } from '../kit/free-ports.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let demarc: DemarcProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-first-'));
  await writeFile(join(folder, 'demarc.yaml'), await graphElsewhere());
  await shimNpx();
  demarc = startDemarc(['up', '--organizations', '2'], folder);
  await demarc.printed('Ctrl-C stops everything');
}, 180_000);
afterAll(async () => {
  demarc.kill('SIGTERM');
  await demarc.exited;
  await rm(folder, { recursive: true });
});

/** The repository's own graph, from another folder with contracts of its own and on ports that are free. */
async function graphElsewhere(): Promise<string> {
  const text = await readFile(join(repository, 'demarc.yaml'), 'utf8');
  const ports = await freePorts(8);
  for (const [, contract = ''] of text.matchAll(/contract: (\S+)/g)) {
    await cp(join(repository, contract), join(folder, contract), { recursive: true });
  }
  return text
    .replaceAll(
      /(owners|example): (\S+)/g,
      (_all, key: string, path: string) => `${key}: ${join(repository, path)}`,
    )
    .replaceAll(
      /start: node (\S+)/g,
      (_all, path: string) => `start: node "${join(repository, path)}"`,
    )
    .replaceAll(/\b40[0-9]{2}\b/g, () => String(ports.pop()));
}

/** `npx demarc` as in a clone of the repository. */
async function shimNpx(): Promise<void> {
  const npx = join(folder, 'bin/npx');
  await mkdir(join(folder, 'bin'));
  await writeFile(
    npx,
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(repository, 'bin/demarc.mjs')}" "$@"\n`,
  );
  await chmod(npx, 0o755);
}

/** What a reader types, block by block, in one shell that stops at the first thing that fails. */
async function typeBlocksOf(
  page: string,
): Promise<{ readonly said: readonly string[]; readonly stderr: string }> {
  const text = await readFile(join(repository, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.+?)^```$/gms)].map(([, block = '']) => block);
  const script = blocks.map((block) => `${block}echo "-----"\n`).join('');
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-u', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
      NODE_OPTIONS: '',
    },
  });
  const said = stdout.split('-----\n').slice(0, -1);
  if (status !== 0) throw new Error(`A block failed with ${status}:\n${stdout}\n${stderr}`);
  expect(said).toHaveLength(blocks.length);
  return { said, stderr };
}

test('docs/first-mutation.md works as written', async () => {
  const { said, stderr } = await typeBlocksOf('first-mutation.md');
  const [who, created, again, , , usage, , paid, accepted, , own, approved, heard] = said;
  expect(stderr).toBe('');

  expect(who).toContain('"displayName"');
  const organization = created?.trim();
  expect(organization).toMatch(/^org_[0-9a-z]{26}$/);
  expect(dataOf(again)).toEqual({
    createOrganization: { replayed: true, organization: { id: organization } },
  });
  expect(dataOf(usage)).toEqual({ recordUsage: { recordedCount: 1, repeatedCount: 0 } });
  expect(dataOf(paid)).toEqual({
    recordPayment: {
      invoice: {
        number: expect.stringMatching(/^INV-\d{6}$/),
        outstanding: { formatted: '€0.00' },
        settledAt: expect.any(String),
      },
    },
  });
  expect(dataOf(accepted)).toEqual({
    acceptInvitation: {
      membership: { state: 'ACTIVE', organization: { name: 'Quince & Sons' } },
    },
  });
  expect(dataOf(own)).toHaveProperty('decideApproval.__typename', 'RequesterMayNotDecide');
  expect(dataOf(approved)).toHaveProperty('decideApproval.run', {
    state: 'COMPLETED',
    invoice: { number: expect.any(String), approvalRun: { state: 'COMPLETED' } },
  });
  expect(heard).toContain('"PAYMENT_IN_GOOD_STANDING"');
  expect(heard).toContain('"formatted": "€0.00"');
  expect(heard).toContain('All is well.');
}, 120_000);

test('docs/change-a-field.md works as written', async () => {
  const { said } = await typeBlocksOf('change-a-field.md');
  const [, refused, passed, published, served, , kept, , rolledBack] = said;

  expect(refused).toContain('COMPAT_VIOLATION');
  expect(refused).toContain('Invoice.number');
  expect(refused).toContain('Ask billing (#team-billing).');
  expect(refused).toContain('exit code 1');
  expect(passed).toContain('PASSED billing');
  expect(published).toContain('Version 2 is published: billing.');
  expect(JSON.parse(served ?? '')).toContainEqual({
    name: 'number',
    deprecationReason: expect.stringMatching(
      /^No replacement: Invoices are known by their id\.+ Retires \d{4}-\d\d-\d\d\.$/,
    ),
  });
  expect(kept).toContain('exit code 1');
  expect(rolledBack).toContain('Version 3 is published: billing.');
  expect(rolledBack).toContain('Bookkeeping prints the number.');
}, 120_000);

function dataOf(answer = '{}'): unknown {
  return (JSON.parse(answer) as { readonly data?: unknown }).data;
}
