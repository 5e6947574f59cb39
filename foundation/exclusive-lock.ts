import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FoundationFault } from './fault.ts';

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
 * @throws FoundationFault DATABASE_LOCKED when another process holds it,
 *   DATABASE_FOLDER_UNUSABLE when nobody could: the disk is full, say, or may not be written
 */
export function acquireExclusiveLock(file: string): ExclusiveLock {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    lock = new DatabaseSync(file, { timeout: GLANCE_MS });
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    throw describeLockError(error, file);
  }
  return { release: () => lock.close() };
}

/** For longer than `isLocked` looks at a file, and for no time that a person would notice. */
const GLANCE_MS = 100;

/** Whether a process holds the lock; where nobody ever took it there is no file, and nobody does. */
export function isLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  const lock = new DatabaseSync(file, { timeout: 0, readOnly: true });
  try {
    // A reader is kept out by whoever holds it, and takes nothing from whoever comes next.
    lock.exec('select count(*) from sqlite_schema');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw describeLockError(error, file);
  } finally {
    lock.close();
  }
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

function describeLockError(error: unknown, file: string): FoundationFault {
  if (isBusy(error)) {
    return new FoundationFault(
      'DATABASE_LOCKED',
      `${file.replace(/\.lock$/, '')} is in use by another process of Demarc. Stop that one first; ` +
        'nothing was changed.',
      { cause: error },
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new FoundationFault(
    'DATABASE_FOLDER_UNUSABLE',
    `${file} cannot be locked: ${reason}. Check who may write its folder, and whether the disk is full.`,
    { cause: error },
  );
}

function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'errcode' in error &&
    error.errcode === SQLITE_BUSY
  );
}
