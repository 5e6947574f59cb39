import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FoundationFault } from '../fault.ts';

/** Held by this process until it is released or the process ends, however it ends. */
export interface ExclusiveLock {
  release(): void;
}

/**
 * Takes a lock that only one process on this machine can hold. An SQLite write lock does it, because
 * the system gives it up when its process dies: a `kill -9` leaves no stale lock behind.
 * Two PGlite processes on one folder would lose acknowledged rows without a word.
 *
 * @param file - a file used for nothing else; made when missing
 * @throws FoundationFault DATABASE_LOCKED when another process holds it
 */
export function acquireExclusiveLock(file: string): ExclusiveLock {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new FoundationFault(
      'DATABASE_LOCKED',
      `${file.replace(/\.lock$/, '')} is in use by another process of Demarc. Stop that one first; ` +
        'nothing was changed.',
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}
