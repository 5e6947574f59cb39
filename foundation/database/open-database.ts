import type {
  Database,
  DatabaseDefinition,
  DatabaseEngine,
  DatabaseLocation,
  DatabaseObserver,
  Orm,
} from './database.ts';
import { checkSchema } from './check-schema.ts';
import { isReachable } from './is-reachable.ts';
import { migrate } from './migrate.ts';
import { pgliteEngine } from './pglite-engine.ts';
import { postgresqlEngine } from './postgresql-engine.ts';
import { bootstrapRoles, checkRole } from './roles.ts';

/**
 * Opens a context's database: roles are there, every migration has run as the owner, and what is
 * returned acts as the application's role, which may do only what the migrations grant.
 *
 * @throws FoundationFault with each code that begins with DATABASE_
 */
export async function openDatabase(
  definition: DatabaseDefinition,
  location: DatabaseLocation,
  observer: DatabaseObserver = {},
): Promise<Database> {
  observer.onProgress?.('opening the database');
  const engine =
    'folder' in location
      ? await pgliteEngine(definition, location.folder, observer)
      : postgresqlEngine(definition, location.url, observer);
  try {
    const app = await prepare(definition, engine, observer);
    const orm = await connectApplication(engine, app, definition.context);
    return {
      engine: engine.name,
      fork: () => orm.em.fork(),
      isReachable: () => isReachable(orm, observer),
      async close() {
        await orm.close();
        await engine.close();
      },
    };
  } catch (error) {
    // What stopped the opening is the thing to report, not what closing says after it.
    await engine.close().catch(() => undefined);
    throw error;
  }
}

/** An ORM that acts as the application's role, and may read what its entities say. */
async function connectApplication(
  engine: DatabaseEngine,
  role: string,
  context: string,
): Promise<Orm> {
  const orm = await engine.connect(role);
  try {
    await checkRole(orm, role);
    await checkSchema(orm, context);
    return orm;
  } catch (error) {
    await orm.close();
    throw error;
  }
}

/** Roles, then migrations. Returns the application's role. */
async function prepare(
  definition: DatabaseDefinition,
  engine: DatabaseEngine,
  observer: DatabaseObserver,
): Promise<string> {
  const login = await engine.connect(undefined);
  const roles = await bootstrapRoles(login, definition.context).finally(() => login.close());
  const owner = await engine.connect(roles.owner);
  await migrate(owner, definition, observer).finally(() => owner.close());
  return roles.app;
}
