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
    revokedAt: p.datetime().nullable(),
  },
});

/** That a member has a role, given by somebody, perhaps for a time. */
export class RoleAssignment extends RoleAssignmentSchema.class {
  holdsAt(now: Date): boolean {
    return this.isGiven() && (this.expiresAt == null || this.expiresAt > now);
  }

  /** Whether nobody took it back; what ended by itself was not taken back. */
  isGiven(): boolean {
    return this.revokedAt == null;
  }
}

RoleAssignmentSchema.setClass(RoleAssignment);
