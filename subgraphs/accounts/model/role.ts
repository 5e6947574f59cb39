import { defineEntity, p } from '@mikro-orm/core';

export const RoleSchema = defineEntity({
  name: 'Role',
  tableName: 'roles',
  properties: {
    roleId: p.bigint().primary(),
    publicRef: p.text(),
    organizationId: p.bigint().nullable(),
    code: p.text(),
    name: p.text(),
  },
});

/** A named set of permissions: the system's, where it has no organization, or one organization's own. */
export class Role extends RoleSchema.class {
  /** The system's role in which every permission of an organization begins. */
  isOwner(): boolean {
    return this.organizationId == null && this.code === 'owner';
  }

  /** Whether members of this organization can have it. */
  isOf(organizationId: bigint): boolean {
    return this.organizationId == null || this.organizationId === organizationId;
  }
}

RoleSchema.setClass(Role);
