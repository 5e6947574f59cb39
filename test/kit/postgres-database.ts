import { randomBytes } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import type { TestLocation } from './test-location.ts';

/** A database of the test's own on a PostgreSQL where the test may make databases. */
export async function makePostgresDatabase(
  adminUrl: string,
  context: string,
): Promise<TestLocation> {
  const name = `demarc_test_${context}_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    location: { url: url.href },
    remove: () => administer(adminUrl, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    await orm.em.execute(statement);
  } finally {
    await orm.close();
  }
}
