import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireExclusiveLock, isLocked } from '@demarc/foundation/lock';
import { startChild, type TestChild } from '../unit/process/child-process.ts';

const program = new URL('fixtures/hold-lock.ts', import.meta.url);

let folder: string;
let file: string;
const children: TestChild[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-lock-'));
  file = join(folder, 'deep', 'data.lock');
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await child.exited;
  }
  rmSync(folder, { recursive: true });
});

function start(): TestChild {
  const child = startChild(program, { args: [file] });
  children.push(child);
  return child;
}

const refusal = () => ({
  code: 'DATABASE_LOCKED',
  message: `${join(folder, 'deep', 'data')} is in use by another process of Demarc. Stop that one first; nothing was changed.`,
});

describe('an exclusive lock', () => {
  test('is refused to a second process, and to this one, and stays with the first', async () => {
    const first = start();
    expect(await first.nextMessage()).toBe('held');
    expect(await start().nextMessage()).toEqual(refusal());
    expect(() => acquireExclusiveLock(file)).toThrow(expect.objectContaining(refusal()));
    first.send('release');
    expect(await first.nextMessage()).toBe('released');
  });

  test('is held once in one process too', () => {
    const lock = acquireExclusiveLock(file);
    expect(() => acquireExclusiveLock(file)).toThrow(expect.objectContaining(refusal()));
    lock.release();
    acquireExclusiveLock(file).release();
  });

  test('can be seen without being taken, and to look is in nobody’s way', async () => {
    expect(isLocked(file)).toBe(false);
    const first = start();
    await first.nextMessage();
    expect(isLocked(file)).toBe(true);
    first.send('release');
    await first.nextMessage();
    expect(isLocked(file)).toBe(false);
    acquireExclusiveLock(file).release();
  });

  test('can be taken when it was given back, while its first holder lives', async () => {
    const first = start();
    await first.nextMessage();
    first.send('release');
    await first.nextMessage();
    expect(await start().nextMessage()).toBe('held');
  });

  test('dies with its holder, however that ends', async () => {
    const holder = start();
    expect(await holder.nextMessage()).toBe('held');
    holder.kill('SIGKILL');
    expect(await holder.exited).toBe('SIGKILL');
    expect(await start().nextMessage()).toBe('held');
  });

  test('goes to one of many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => start().nextMessage()));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => answer !== 'held')).toEqual(Array(3).fill(refusal()));
  });

  test.each([
    { what: 'is no lock', spoil: () => writeFileSync(file, 'a page of something else') },
    { what: 'is a folder', spoil: () => mkdirSync(file) },
  ])('on a file that $what is not said to be held by another', ({ spoil }) => {
    mkdirSync(join(folder, 'deep'));
    spoil();
    expect(() => acquireExclusiveLock(file)).toThrow(
      expect.objectContaining({
        code: 'DATABASE_FOLDER_UNUSABLE',
        message: expect.stringContaining(`${file} cannot be locked: `),
      }),
    );
  });

  test('on one file says nothing of another', () => {
    const one = acquireExclusiveLock(file);
    acquireExclusiveLock(join(folder, 'other.lock')).release();
    one.release();
    expect(existsSync(file)).toBe(true);
  });
});
