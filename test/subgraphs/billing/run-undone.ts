import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** Runs statements as the owner in one transaction, gives what the last one returned, and leaves no trace. */
export async function runUndone(
  subgraph: TestSubgraph,
  ...statements: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  const undone = new Error('undone');
  let rows: Record<string, unknown>[] = [];
  await subgraph.database
    .fork()
    .transactional(async (em) => {
      await em.execute('set local role billing_owner');
      for (const statement of statements) rows = await em.execute(statement);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return rows;
}
