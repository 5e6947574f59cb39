import { defineEntity, p } from '@mikro-orm/core';

export const RoleAssignmentSchema = defineEntity({
  name: 'RoleAssignment',
  tableName: 'role_assignments',
  properties: {
    roleAssignmentId: p.bigint().primary(),
    membershipId: p.bigint(),
    roleId: p.bigint(),
    grantedByRef: p.text(),
    grantedAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
  },
});

/** That a member has a role, given by somebody, perhaps for a time. */
export class RoleAssignment extends RoleAssignmentSchema.class {
  holdsAt(now: Date): boolean {
    return this.expiresAt == null || this.expiresAt > now;
  }
}

RoleAssignmentSchema.setClass(RoleAssignment);
