import { properties, type TypeResolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import type { Permission as PermissionModel } from '../model/permission.ts';
import type { Role as RoleModel } from '../model/role.ts';

export const Role: TypeResolvers<RoleModel, AccountsLoaders> = {
  ...properties<RoleModel>('code', 'name'),
  id: (role) => role.publicRef,
  permissions: async ({ roleId }, _args, { loaders }) => {
    const granted = await loaders.rolePermissions.load(roleId);
    return loaders.permissionByCode.loadMany(granted.map((one) => one.permissionCode));
  },
};

export const Permission = {
  ...properties<PermissionModel>('context', 'description'),
  code: (permission: PermissionModel) => permission.permissionCode,
};
