import type { EntityManager } from '@mikro-orm/sql';
import { RoleAssignment } from '../model/role-assignment.ts';

/** Who is given what by whom, and until when. */
export interface RoleGift {
  readonly membershipId: bigint;
  readonly roleId: bigint;
  readonly grantedByRef: string;
  readonly now: Date;
  readonly expiresAt?: Date | null | undefined;
}

/** Gives a role, anew where the member had it before: a member has a role once. */
export async function giveRole(em: EntityManager, gift: RoleGift): Promise<void> {
  const { membershipId, roleId, grantedByRef, now, expiresAt = null } = gift;
  const earlier = await em.findOne(RoleAssignment, { membershipId, roleId });
  const given = { grantedByRef, grantedAt: now, expiresAt, revokedAt: null };
  if (earlier) em.assign(earlier, given);
  else em.create(RoleAssignment, { membershipId, roleId, ...given });
}
