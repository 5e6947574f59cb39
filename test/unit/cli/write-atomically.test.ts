import { execFile, execFileSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeAtomically } from '../../../supergraph/cli/write-atomically.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a new file with its folders, and nothing beside it', async () => {
  await writeAtomically(at('a/b/new'), 'text');
  expect(await readFile(at('a/b/new'), 'utf8')).toBe('text');
  expect(await readdir(at('a/b'))).toEqual(['new']);
});

test('a file that was there keeps who may do what with it', async () => {
  await writeFile(at('old'), 'old');
  await chmod(at('old'), 0o640);
  await writeAtomically(at('old'), 'new');
  expect(await readFile(at('old'), 'utf8')).toBe('new');
  expect((await stat(at('old'))).mode & 0o777).toBe(0o640);
});

test('a link stays one, and what it leads to is written', async () => {
  await writeFile(at('real'), 'old');
  await symlink('real', at('link'));
  await symlink('later', at('dangling'));
  await writeAtomically(at('link'), 'new');
  await writeAtomically(at('dangling'), 'new');
  for (const [link, real] of [
    ['link', 'real'],
    ['dangling', 'later'],
  ] as const) {
    expect((await lstat(at(link))).isSymbolicLink()).toBe(true);
    expect(await readFile(at(real), 'utf8')).toBe('new');
  }
});

test('what is no file is written to, and stays what it is', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const reading = promisify(execFile)('cat', [at('pipe')]);
  await writeAtomically(at('pipe'), 'text');
  expect((await reading).stdout).toBe('text');
  expect((await lstat(at('pipe'))).isFIFO()).toBe(true);
  await expect(writeAtomically(folder, 'text')).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
  expect((await lstat(folder)).isDirectory()).toBe(true);
});
