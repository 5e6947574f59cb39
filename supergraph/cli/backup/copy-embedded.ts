import { cp, rename, rm } from 'node:fs/promises';
import { acquireExclusiveLock } from '@demarc/foundation/lock';

/**
 * Copies the folder of an embedded database while nobody has it open. Its lock is what a process
 * would open it with, so that none can begin meanwhile; that the process before was killed does no
 * harm, because the copy holds its write-ahead log too.
 *
 * @throws FoundationFault DATABASE_LOCKED
 */
export async function copyEmbedded(folder: string, to: string): Promise<void> {
  const lock = acquireExclusiveLock(`${folder}.lock`);
  try {
    await cp(folder, to, { recursive: true, errorOnExist: true, force: false });
  } finally {
    lock.release();
  }
}

/**
 * Puts a copy back. What was there is kept beside it under a name of its own.
 * @throws FoundationFault DATABASE_LOCKED
 */
export async function replaceEmbedded(
  copy: string,
  folder: string,
  old: string | undefined,
): Promise<void> {
  const lock = acquireExclusiveLock(`${folder}.lock`);
  const incoming = `${folder}.incoming`;
  try {
    await rm(incoming, { recursive: true, force: true });
    await cp(copy, incoming, { recursive: true });
    if (old !== undefined) await rename(folder, old);
    await rename(incoming, folder);
  } finally {
    lock.release();
  }
}
