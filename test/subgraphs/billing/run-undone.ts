import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { undone } from '../../kit/undone.ts';

/** Runs statements as the owner in one transaction, gives what the last one returned, and leaves no trace. */
export function runUndone(
  subgraph: TestSubgraph,
  ...statements: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  return undone(subgraph.database, async (em) => {
    await em.execute('set local role billing_owner');
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = await em.execute(statement);
    return rows;
  });
}
