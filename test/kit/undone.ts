import type { EntityManager } from '@mikro-orm/sql';
import type { Database } from '@demarc/foundation/database';

/** Works in one transaction, gives what that came to, and leaves no trace of it. */
export async function undone<Result>(
  database: Database,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  const end = new End<Result>();
  try {
    return await database.fork().transactional(async (em): Promise<never> => {
      end.results.push(await work(em));
      throw end;
    });
  } catch (error) {
    if (error !== end) throw error;
    return end.results[0] as Result;
  }
}

/** Not a failure: what takes the transaction back. */
class End<Result> extends Error {
  readonly results: Result[] = [];
}
