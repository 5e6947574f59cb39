import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fileAt } from '../../../supergraph/sources/git.ts';

let folder: string;
let commit: string;
const git = (...args: readonly string[]) => {
  const who = ['-c', 'user.name=One', '-c', 'user.email=one@all.example'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' }).trim();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-git-'));
  await mkdir(join(folder, 'graph'));
  await writeFile(join(folder, 'graph/here.graphql'), 'type Here');
  await writeFile(join(folder, 'graph/lost.graphql'), 'type Lost');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'two contracts');
  commit = git('rev-parse', 'HEAD');
  const lost = git('rev-parse', 'HEAD:graph/lost.graphql');
  await rm(join(folder, '.git/objects', lost.slice(0, 2), lost.slice(2)));
});
afterAll(() => rm(folder, { recursive: true }));

test('a file that the commit has is read, from below the root of the repository too', async () => {
  const bytes = await fileAt(commit, 'here.graphql', join(folder, 'graph'));
  expect(Buffer.from(bytes ?? []).toString('utf8')).toBe('type Here');
  expect(await fileAt(commit, 'graph/here.graphql', folder)).toEqual(bytes);
  expect(await fileAt(commit, '../graph/here.graphql', join(folder, 'graph'))).toEqual(bytes);
});

test('a file that the commit does not have is undefined', async () => {
  expect(await fileAt(commit, 'new.graphql', join(folder, 'graph'))).toBeUndefined();
  expect(await fileAt(commit, 'nowhere/new.graphql', folder)).toBeUndefined();
});

test('a file that this clone lacks is a fault, and no new contract', async () => {
  await expect(fileAt(commit, 'lost.graphql', join(folder, 'graph'))).rejects.toMatchObject({
    code: 'GIT_OBJECTS_MISSING',
  });
});
