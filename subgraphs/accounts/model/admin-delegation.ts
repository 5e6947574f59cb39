import { defineEntity, p } from '@mikro-orm/core';

export const AdminDelegationSchema = defineEntity({
  name: 'AdminDelegation',
  tableName: 'admin_delegations',
  properties: {
    adminDelegationId: p.bigint().primary(),
    publicRef: p.text(),
    organizationId: p.bigint(),
    delegatorMembershipId: p.bigint(),
    delegateMembershipId: p.bigint(),
    scopeWorkspaceId: p.bigint().nullable(),
    permissionCodes: p.array(),
    maxDepth: p.integer(),
    startsAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    reason: p.text(),
  },
});

/** Administration that one member has lent to another. */
export class AdminDelegation extends AdminDelegationSchema.class {
  holdsAt(now: Date): boolean {
    return this.startsAt <= now && now < this.expiresAt && this.revokedAt == null;
  }

  /** What it gives now: never more than the delegator has at this moment. */
  effectiveAt(now: Date, delegatorPermissions: ReadonlySet<string>): string[] {
    if (!this.holdsAt(now)) return [];
    return this.permissionCodes.filter((code) => delegatorPermissions.has(code));
  }
}

AdminDelegationSchema.setClass(AdminDelegation);
