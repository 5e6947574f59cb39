import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type DatabaseLocation } from '@demarc/foundation/database';

/** On which engine the registry is. */
export const engines = ['postgresql', 'pglite'] as const;
export type EngineName = (typeof engines)[number];

/** Where one registry of a benchmark lies, so that the next process finds it; JSON. */
export interface RegistryPlace {
  readonly location: DatabaseLocation;
  /** For what is kept from one publish to the next. */
  readonly folder: string;
}

const ADMIN = process.env['DEMARC_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Makes an empty place; `DEMARC_TEST_POSTGRES` names the PostgreSQL in which databases may be made. */
export async function makePlace(engine: EngineName): Promise<RegistryPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
  if (engine === 'pglite') return { location: { folder: join(folder, 'registry') }, folder };
  const name = `demarc_bench_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name}`);
  const url = new URL(ADMIN);
  url.pathname = `/${name}`;
  return { location: { url: url.href }, folder };
}

/** Leaves nothing behind. */
export async function removePlace({ location, folder }: RegistryPlace): Promise<void> {
  rmSync(folder, { recursive: true });
  if ('url' in location) {
    await administer(`drop database ${new URL(location.url).pathname.slice(1)} with (force)`);
  }
}

/** Runs statements in a place, in one transaction, as the registry's application does: it may insert. */
export async function runInPlace(
  { location }: RegistryPlace,
  statements: readonly string[],
): Promise<void> {
  const { registryDatabase } = await import('@demarc/supergraph/registry');
  const database = await openDatabase(registryDatabase, location);
  try {
    // Only the transaction of a version may say what it brings.
    await database.fork().transactional(async (em) => {
      await em.execute('set local statement_timeout = 0');
      for (const statement of statements) await em.execute(statement);
    });
  } finally {
    await database.close();
  }
}

async function administer(statement: string): Promise<void> {
  const { MikroORM } = await import('@mikro-orm/postgresql');
  const orm = await MikroORM.init({
    clientUrl: ADMIN,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    await orm.em.execute(statement);
  } finally {
    await orm.close();
  }
}
