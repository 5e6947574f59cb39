import { defineEntity, p } from '@mikro-orm/core';
import { mayFollow } from './lifecycles.ts';

/** The stations of a membership. */
export type MembershipState = 'INVITED' | 'ACTIVE' | 'REMOVED';

export const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'memberships',
  properties: {
    membershipId: p.bigint().primary(),
    publicRef: p.text(),
    userId: p.bigint(),
    organizationId: p.bigint(),
    workspaceId: p.bigint().nullable(),
    state: p.enum(['INVITED', 'ACTIVE', 'REMOVED'] as const),
    joinedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** That a user belongs to an organization, or to one workspace of it. */
export class Membership extends MembershipSchema.class {
  /** What a member may do counts only while the membership holds. */
  isActive(): boolean {
    return this.state === 'ACTIVE';
  }

  mayBecome(state: MembershipState): boolean {
    return mayFollow('memberships', this.state, state);
  }
}

MembershipSchema.setClass(Membership);
