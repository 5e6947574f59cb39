import { MikroORM } from '@mikro-orm/postgresql';

/** Runs statements on a PostgreSQL as the login of the URL. */
export async function administer(
  url: string,
  ...statements: readonly string[]
): Promise<Record<string, unknown>[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = await orm.em.execute(statement);
    return rows;
  } finally {
    await orm.close();
  }
}
