import { defineEntity, p } from '@mikro-orm/core';
import type { Fact } from '@demarc/kit';

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

/**
 * Administration that one member has lent to another. What it gives at a moment depends on what the lender
 * has then, and on who lent it to the lender: the database reckons it, for every question alike.
 */
export class AdminDelegation extends AdminDelegationSchema.class {
  holdsAt(now: Date): boolean {
    return this.startsAt <= now && this.endedBy(now) === undefined;
  }

  /** When it ended, by its time or because somebody took it back; undefined while it goes on. */
  endedBy(now: Date): Date | undefined {
    if (this.revokedAt != null) return this.revokedAt;
    return this.expiresAt <= now ? this.expiresAt : undefined;
  }

  /** That it is taken back, as a fact. */
  revocation(organizationRef: string): Fact {
    return {
      aggregateType: 'admin_delegation',
      aggregateId: this.publicRef,
      eventType: 'accounts.admin_delegation.revoked.v1',
      organizationRef,
      payload: { delegationRef: this.publicRef, organizationRef },
    };
  }
}

AdminDelegationSchema.setClass(AdminDelegation);
