import { defineEntity, p } from '@mikro-orm/core';

export const RolePermissionSchema = defineEntity({
  name: 'RolePermission',
  tableName: 'role_permissions',
  properties: {
    rolePermissionId: p.bigint().primary(),
    roleId: p.bigint(),
    permissionCode: p.text(),
  },
});

/** That a role permits something. */
export class RolePermission extends RolePermissionSchema.class {}

RolePermissionSchema.setClass(RolePermission);
