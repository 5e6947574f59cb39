import { join } from 'node:path';
import { acquireExclusiveLock, type ExclusiveLock } from '@demarc/foundation/lock';
import { FoundationFault } from '@demarc/foundation/process';
import { readRunFile } from './run-file.ts';

/**
 * Takes the folder of databases, keys and logs for this launcher alone.
 * @throws FoundationFault DATABASE_LOCKED that names the launcher which has it
 */
export function lockHome(home: string): ExclusiveLock {
  try {
    return acquireExclusiveLock(join(home, 'launcher.lock'));
  } catch (error) {
    if (!(error instanceof FoundationFault) || error.code !== 'DATABASE_LOCKED') throw error;
    const running = readRunFile(join(home, 'run.json'));
    const who = running && ` It serves ${running.gateway} (process ${running.pid}).`;
    throw new FoundationFault(
      'DATABASE_LOCKED',
      `Another Demarc runs on ${home}.${who ?? ''} Stop that one first, or start in another clone: ` +
        'two on one folder would lose data. Nothing was changed.',
      { cause: error },
    );
  }
}
