import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseObserver, Orm } from './database.ts';

/** A balancer asks every few seconds: a database that takes longer is not ready for anybody. */
const PATIENCE_MS = 2_000;

/** Does the database answer, and soon? The reason why not goes to the observer. */
export async function isReachable(orm: Orm, { onWarning }: DatabaseObserver): Promise<boolean> {
  const finished = new AbortController();
  try {
    await Promise.race([
      orm.em.getConnection().execute('select 1'),
      delay(PATIENCE_MS, undefined, { signal: finished.signal }).then(() => {
        throw new Error(`no answer within ${PATIENCE_MS} ms`);
      }),
    ]);
    return true;
  } catch (error) {
    onWarning?.(`The database does not answer: ${String(error)}`);
    return false;
  } finally {
    finished.abort();
  }
}
