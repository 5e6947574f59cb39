import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** Where a refusal or an error must leave no trace: every table but the note of the request itself. */
export async function everythingTold(subgraph: TestSubgraph): Promise<Record<string, unknown>> {
  const tables = await subgraph.owner(
    `select relname from pg_class where relnamespace = 'public'::regnamespace
       and relkind in ('r', 'p') and not relispartition
       and relname not in ('idempotency_requests', 'schema_migrations') order by 1`,
  );
  const told: Record<string, unknown> = {};
  for (const { relname } of tables) {
    const table = String(relname);
    const [row] = await subgraph.owner(
      `select count(*)::int as rows, md5(coalesce(string_agg(one::text, '|' order by one::text), '')) as content from ${table} as one`,
    );
    told[table] = row;
  }
  return told;
}
