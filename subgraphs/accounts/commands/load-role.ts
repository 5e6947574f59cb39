import { targetNotFound } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { RolePermission } from '../model/role-permission.ts';
import { Role } from '../model/role.ts';

/** A role, and everything that it permits. */
export interface RoleWithPermissions {
  readonly role: Role;
  readonly permissionCodes: readonly string[];
}

/**
 * Loads a role that an organization has: one of the system's, or one of its own.
 * @throws Refused TargetNotFound
 */
export async function loadRole(
  em: EntityManager,
  ref: string,
  organizationId: bigint,
): Promise<RoleWithPermissions> {
  const role = await em.findOne(Role, { publicRef: ref });
  if (!role?.isOf(organizationId)) throw targetNotFound('role', ref);
  const permitted = await em.find(RolePermission, { roleId: role.roleId });
  return { role, permissionCodes: permitted.map(({ permissionCode }) => permissionCode) };
}
