import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ownedContracts } from '../../kit/owned-graph.ts';
import { startRegistryCommands, type RegistryCommands } from './registry-commands.ts';

// A day of two teams is many commands, each a process.
jest.setTimeout(240_000);

let control: RegistryCommands['control'];
let tokens: RegistryCommands['tokens'];
let demarc: RegistryCommands['demarc'];
let demarcJson: RegistryCommands['demarcJson'];
beforeAll(async () => {
  ({ control, tokens, demarc, demarcJson } = await startRegistryCommands());
});
afterAll(() => control.close());

const edit = async (name: keyof typeof ownedContracts, change: (text: string) => string) => {
  const file = join(control.folder, `${name}.graphql`);
  await writeFile(file, change(await readFile(file, 'utf8')));
};
const withoutPages = (text: string) => text.replace(/ {2}"How many pages[^]*?pages: .*\n/, '');
const withRating = (text: string) =>
  text.replace(
    /(?<=stars: Int! .*\n)/,
    '  "Why, in a sentence."\n  because: String @contract(source: "reviews.reviews.because")\n',
  );

/** Two teams, one day, one registry: each test goes on where the one before ended. */
describe('two teams on one day', () => {
  test('nothing is published, and that is no fault', async () => {
    expect(await demarc(['history'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing has been published yet.\n',
    });
  });

  test('a reader may check and not publish', async () => {
    const checked = await demarcJson(['check', '--registry'], tokens.reader);
    expect(checked).toMatchObject({
      code: 0,
      told: { verdict: 'PASSED', subgraphs: ['catalogue', 'reviews'], comparedWith: [] },
    });
    const published = await demarcJson(['publish'], tokens.reader);
    expect(published).toMatchObject({ code: 1, told: { outcome: 'NOT_PERMITTED' } });
  });

  test('the operator publishes all contracts of demarc.yaml as version 1', async () => {
    const { code, stdout, stderr } = await demarc(['publish', '-m', 'The shop opens.']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Version 1 is published: catalogue, reviews.');
    const version: unknown = (await control.ask('{ currentVersion { contracts { path url } } }'))
      .data;
    // No path of this machine is kept for ever.
    expect(version).toEqual({
      currentVersion: {
        contracts: ['catalogue', 'reviews'].map((name) => ({
          path: `${name}.graphql`,
          url: `http://${name}.example/graphql`,
        })),
      },
    });
  });

  test('what equals what is published is no new version', async () => {
    expect(await demarcJson(['publish', 'catalogue'], tokens.catalogue)).toMatchObject({
      code: 0,
      told: { outcome: 'UNCHANGED', version: { number: 1 } },
    });
  });

  test('a field taken out is refused at its file here, with the owner to ask and the command to run', async () => {
    await edit('catalogue', withoutPages);
    const { code, told } = await demarcJson(['check', 'catalogue', '--registry'], tokens.reviews);
    expect(code).toBe(1);
    expect(told).toMatchObject({
      verdict: 'REFUSED',
      comparedWith: ['version 1'],
      ask: [{ owner: 'catalogue', contact: '#catalogue' }],
    });
    expect(told.steps[2]?.findings[0]).toMatchObject({
      code: 'COMPAT_VIOLATION',
      coordinate: 'Book.pages',
      file: 'catalogue.graphql',
    });

    const refused = await demarc(['publish', 'catalogue'], tokens.catalogue);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('ERROR COMPAT_VIOLATION Book.pages');
    expect(refused.stderr).toMatch(
      /Book\.pages: ask catalogue \(#catalogue\)\n.*\n {2}\$ demarc approve c_[0-9a-f]{24} --reason "…"/,
    );
  });

  test('another team may not publish it, nor approve it', async () => {
    const foreign = await demarc(['publish', 'catalogue'], tokens.reviews);
    expect(foreign).toMatchObject({ code: 1, stdout: '' });
    expect(foreign.stderr).toContain('this token may not publish catalogue');
    const listed = (await demarc(['approve'], tokens.reviews)).stdout;
    const id = /c_[0-9a-f]{24}/.exec(listed)?.[0] ?? '';
    const approval = await demarcJson(['approve', id, '-r', 'Please.'], tokens.reviews);
    expect(approval).toMatchObject({ code: 1, told: [{ outcome: 'NOT_PERMITTED' }] });
  });

  test('a dry run tells whom to ask, and publishes nothing', async () => {
    const { code, told } = await demarcJson(['publish', 'catalogue', '--dry-run'], tokens.reader);
    expect(code).toBe(1);
    expect(told).toMatchObject({
      outcome: 'WOULD_REFUSE',
      against: 1,
      isBlocked: false,
      demands: [{ coordinate: 'Book.pages', owners: ['catalogue'], approvedBy: [] }],
    });
  });

  test('its owner approves, a check passes with that, and it is published once', async () => {
    const listed = await demarc(['approve', '--team', 'catalogue'], tokens.catalogue);
    expect(listed.stdout).toContain('Book.pages\n  waits for catalogue (#catalogue), since 20');
    const id = /c_[0-9a-f]{24}/.exec(listed.stdout)?.[0] ?? '';
    const given = await demarc(
      ['approve', id, '--reason', 'Nobody counts.', '--expires', '2d'],
      tokens.catalogue,
    );
    expect(given).toMatchObject({ code: 0, stderr: '' });
    expect(given.stdout).toMatch(/^Book\.pages: approved for catalogue until 20.* UTC\.\n$/);

    const checked = await demarc(['check', 'catalogue', '--registry'], tokens.reader);
    expect(checked.code).toBe(0);
    expect(checked.stderr).toBe(
      'Its owners have approved what is refused here: it can be published.\n',
    );
    const published = await demarc(
      ['publish', 'catalogue', '-m', 'Pages are gone.'],
      tokens.catalogue,
    );
    expect(published.code).toBe(0);
    expect(published.stdout).toContain('Version 2 is published: catalogue.');
    expect(published.stdout).toContain('1 breaking change, approved by the owners.');
    expect((await demarc(['approve'])).stdout).toBe('Nothing waits for an approval.\n');
  });

  test('who publishes what another has changed since is told who, and what to do', async () => {
    await edit('reviews', withRating);
    const first = await demarcJson(['publish', 'reviews', '--based-on', '2'], tokens.reviews);
    expect(first).toMatchObject({
      code: 0,
      told: { outcome: 'PUBLISHED', version: { number: 3 } },
    });
    await edit('reviews', (text) => text.replace('Why, in a sentence.', 'Why, in two sentences.'));
    const second = await demarc(['publish', 'reviews', '--based-on', '2'], tokens.reviews);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain('Version 3, of reviews, has changed reviews');
    expect(second.stderr.replaceAll(/\s+/g, ' ')).toContain(
      '`demarc diff --registry 2 3`), take it into your contract, and say so: --based-on 3',
    );
    await edit('reviews', () => withRating(ownedContracts.reviews));
  });

  test('the history tells who, what and why, the newest first and a page at a time', async () => {
    const { told } = await demarcJson(['history', '--first', '2'], tokens.reader);
    expect(told.versions).toMatchObject([
      { number: 3, team: 'reviews', changedSubgraphs: ['reviews'] },
      { number: 2, team: 'catalogue', reason: 'Pages are gone.' },
    ]);
    const older = await demarcJson(['history', '--after', told.next ?? ''], tokens.reader);
    expect(older.told.versions).toMatchObject([{ number: 1, publishedBy: 'service:operator' }]);
    expect(older.told.next).toBeUndefined();
    const coordinate = await demarc(['history', 'Book.pages'], tokens.reader);
    expect(coordinate).toMatchObject({ code: 0, stderr: '' });
    expect(coordinate.stdout).toMatch(
      /^Book\.pages in catalogue .*\n {2}How many pages are numbered\.\n {2}gone since version 2/,
    );
    expect(coordinate.stdout.match(/^version \d+/gm)).toEqual(['version 2', 'version 1']);
    expect(await demarc(['history', 'Book.weight'], tokens.reader)).toMatchObject({
      code: 1,
      stderr: 'demarc: no version ever had Book.weight.\n',
    });
    const ofOne = await demarc(['history', 'catalogue'], tokens.reader);
    expect(ofOne.stdout.match(/^version \d+/gm)).toEqual(['version 2', 'version 1']);
    expect(await demarc(['history', 'shop'], tokens.reader)).toMatchObject({
      code: 1,
      stderr: 'No version of shop has been published yet.\n',
    });
  });

  test('two versions are compared by their numbers', async () => {
    const { code, stdout } = await demarc(['diff', '--registry', '1', '3'], tokens.reader);
    expect(code).toBe(0);
    expect(stdout).toContain('Book.pages is gone.');
    expect(await demarc(['diff', '1', '99', '--registry'], tokens.reader)).toMatchObject({
      code: 1,
      stderr: 'demarc: there is no version 99: `demarc history` lists them.\n',
    });
  });

  test('the schema of any version is printed', async () => {
    const first = await demarc(['schema', '--registry', '--at', '1'], tokens.reader);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('  pages: Int!');
    const now = await demarc(['schema', '--registry'], tokens.reader);
    expect(now.stdout).not.toContain('  pages: Int!');
    expect(now.stdout).toContain('  because: String');
  });

  test('going back is a version of its own, and is refused where it takes from clients', async () => {
    const refused = await demarcJson(['rollback', '2', '-r', 'Too long.'], tokens.reviews);
    expect(refused).toMatchObject({
      code: 1,
      told: { outcome: 'REFUSED', demands: [{ coordinate: 'Review.because' }] },
    });
    await demarc(
      ['approve', refused.told.demands[0]?.id ?? '', '-r', 'Nobody asks.'],
      tokens.reviews,
    );
    const { told, code } = await demarcJson(['rollback', '2', '-r', 'Too long.'], tokens.reviews);
    expect(code).toBe(0);
    expect(told).toMatchObject({
      outcome: 'PUBLISHED',
      version: { number: 4, parentNumber: 3, reason: 'Too long.', changedSubgraphs: ['reviews'] },
    });
    expect(await demarcJson(['rollback', '99', '-r', 'x'])).toMatchObject({
      code: 1,
      told: { outcome: 'VERSION_NOT_FOUND' },
    });
  });

  test('a report of a publish has every format of a check', async () => {
    await edit('catalogue', (text) => text.replace('title: String!', 'title: String'));
    const { code, stdout, stderr } = await demarc(
      ['publish', 'catalogue', '--format', 'github', '--report', 'json=report.json'],
      tokens.catalogue,
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error .*catalogue\.graphql/m);
    expect(stderr).toContain('Nothing was published.');
    const report = await readFile(join(control.folder, 'report.json'), 'utf8');
    expect(JSON.parse(report)).toMatchObject({ verdict: 'REFUSED' });
  });
});
