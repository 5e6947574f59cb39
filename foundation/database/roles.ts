import { errorCode } from '../error-code.ts';
import { FoundationFault } from '../fault.ts';
import type { Orm } from './database.ts';

/** The two roles of a context's database. The application owns nothing and may do only what migrations grant. */
export interface DatabaseRoles {
  readonly owner: string;
  readonly app: string;
}

/** The roles of a context, by name: a dash would have to be quoted wherever they are granted something. */
export function rolesOf(context: string): DatabaseRoles {
  const name = context.replaceAll('-', '_');
  return { owner: `${name}_owner`, app: `${name}_app` };
}

/** The role is there, or another session makes it or grants it right now. */
const DUPLICATE = new Set(['42710', '23505', 'XX000']);

/**
 * Makes the two roles where they are missing and lets the owner build in `public`. Roles belong to
 * the whole cluster, so two databases may do this at once: "already there" is success.
 *
 * @throws FoundationFault DATABASE_NOT_BOOTSTRAPPED with the statements for an administrator to run
 */
export async function bootstrapRoles(orm: Orm, context: string): Promise<DatabaseRoles> {
  const roles = rolesOf(context);
  if (await isBootstrapped(orm, roles)) return roles;
  const statements = bootstrapStatements(roles, await loginOf(orm));
  for (const statement of statements) {
    try {
      await orm.em.getConnection().execute(statement);
    } catch (error) {
      if (DUPLICATE.has(errorCode(error) ?? '')) continue;
      throw new FoundationFault(
        'DATABASE_NOT_BOOTSTRAPPED',
        `The database of ${context} lacks its roles and this login may not make them. ` +
          `Let an administrator run, in that database:\n  ${statements.join(';\n  ')};`,
        { cause: error },
      );
    }
  }
  return roles;
}

/**
 * Makes sure of whom the application's connections act as: a pooler that drops their options would
 * leave them the login, which may do everything.
 *
 * @throws FoundationFault DATABASE_ROLE_REFUSED
 */
export async function checkRole(orm: Orm, role: string): Promise<void> {
  const rows: { role: string }[] = await orm.em
    .getConnection()
    .execute('select current_user::text as role');
  const acting = rows[0]?.role;
  if (acting === role) return;
  throw new FoundationFault(
    'DATABASE_ROLE_REFUSED',
    `The connections act as ${acting ?? 'nobody'} instead of ${role}: what stands between, a pooler perhaps, ` +
      'drops their option `-c role`. Let it pass `options` on, or connect to the PostgreSQL itself.',
  );
}

async function isBootstrapped(orm: Orm, { owner, app }: DatabaseRoles): Promise<boolean> {
  const rows: { ready: boolean }[] = await orm.em.getConnection().execute(
    `select bool_and(to_regrole(name) is not null)
       and coalesce(has_schema_privilege(to_regrole(?)::oid, 'public', 'create'), false)
       and coalesce(pg_has_role(to_regrole(?)::oid, 'member'), false) as ready
       from (values (?), (?)) as roles(name)`,
    [owner, owner, owner, app],
  );
  return rows[0]?.ready ?? false;
}

/** The login by name, and not as `current_user`: an administrator may have to run the statements. */
async function loginOf(orm: Orm): Promise<string> {
  const rows: { login: string }[] = await orm.em
    .getConnection()
    .execute('select quote_ident(current_user) as login');
  return rows[0]?.login ?? 'current_user';
}

function bootstrapStatements({ owner, app }: DatabaseRoles, login: string): string[] {
  return [
    `create role ${owner} nologin`,
    `create role ${app} nologin nobypassrls`,
    `grant ${app} to ${owner}`,
    `grant ${owner} to ${login}`,
    `grant usage, create on schema public to ${owner}`,
    `grant usage on schema public to ${app}`,
  ];
}
