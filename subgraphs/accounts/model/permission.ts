import { defineEntity, p } from '@mikro-orm/core';

export const PermissionSchema = defineEntity({
  name: 'Permission',
  tableName: 'permissions',
  properties: {
    permissionCode: p.text().primary(),
    context: p.text(),
    description: p.text(),
  },
});

/** Something that a context lets members do: registered by the context, assigned by accounts. */
export class Permission extends PermissionSchema.class {}

PermissionSchema.setClass(Permission);
