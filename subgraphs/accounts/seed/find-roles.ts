import type { EntityManager } from '@mikro-orm/sql';
import { Role } from '../model/role.ts';
import type { SystemRole } from '../model/system-role.ts';

/** The primary keys of the system's roles, which a migration has made. */
export async function findRoles(em: EntityManager): Promise<Readonly<Record<SystemRole, bigint>>> {
  const roles = await em.find(Role, { organizationId: null });
  return Object.fromEntries(roles.map(({ code, roleId }) => [code, roleId])) as Record<
    SystemRole,
    bigint
  >;
}
