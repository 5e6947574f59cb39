import type { EntityManager } from '@mikro-orm/sql';
import { daysBefore, insertAll, seedMemberCount, seedRef } from '@demarc/kit';
import { Membership } from '../model/membership.ts';
import { RoleAssignment } from '../model/role-assignment.ts';
import { SubjectKey } from '../model/subject-key.ts';
import { User } from '../model/user.ts';
import { systemRoleCodes, type SystemRole } from '../model/system-role.ts';
import { blindIndex, createSubjectKey, encipher } from '../personal-data.ts';
import { personOf } from './seed-names.ts';
import type { SeededOrganization } from './seed-organizations.ts';

/** A member that was seeded. */
export interface SeededMember {
  readonly organization: SeededOrganization;
  /** 1, 2, 3 … within the organization. */
  readonly ordinal: number;
  readonly membershipId: bigint;
}

/** What members are made from. */
export interface SeedMembersOptions {
  readonly organizations: readonly SeededOrganization[];
  readonly roles: Readonly<Record<SystemRole, bigint>>;
  readonly dataKey: Uint8Array;
}

/** Seeds users, their memberships and roles. The first user belongs to both first organizations. */
export async function seedMembers(
  em: EntityManager,
  { organizations, roles, dataKey }: SeedMembersOptions,
): Promise<readonly SeededMember[]> {
  const wanted = organizations.flatMap((organization) =>
    Array.from({ length: seedMemberCount(organization.ordinal) }, (_, index) => ({
      organization,
      ordinal: index + 1,
      ref: seedRef('mem', organization.ordinal, index + 1),
    })),
  );
  const users = await insertUsers(em, wanted, dataKey);
  const wantedMemberships = wanted.map((one, index) => ({ ...one, user: users[index] }));
  const second = organizations[1];
  if (second) {
    const ref = seedRef('mem', second.ordinal, 'guest');
    wantedMemberships.push({ organization: second, ordinal: 2, ref, user: users[0] });
  }
  const memberships = await insertAll(
    em,
    Membership,
    wantedMemberships.map(({ organization, ordinal, ref, user }) => ({
      publicRef: ref,
      userId: user?.userId ?? 0n,
      organizationId: organization.organizationId,
      createdAt: organization.createdAt,
      ...(isInvited(ordinal)
        ? { state: 'INVITED' as const, joinedAt: null }
        : { state: 'ACTIVE' as const, joinedAt: daysBefore(organization.createdAt, -ordinal) }),
    })),
  );
  const members = wantedMemberships.map(({ organization, ordinal }, index) => ({
    organization,
    ordinal,
    membershipId: memberships[index]?.membershipId ?? 0n,
  }));
  await insertAll(
    em,
    RoleAssignment,
    members.map(({ membershipId, organization, ordinal }) => ({
      membershipId,
      roleId: roles[systemRoleCodes[(ordinal - 1) % systemRoleCodes.length] ?? 'member'],
      grantedByRef: seedRef('usr', organization.ordinal, 1),
      grantedAt: organization.createdAt,
    })),
  );
  return members;
}

async function insertUsers(
  em: EntityManager,
  wanted: readonly Pick<SeededMember, 'organization' | 'ordinal'>[],
  dataKey: Uint8Array,
): Promise<readonly User[]> {
  const keys = await insertAll(
    em,
    SubjectKey,
    wanted.map(({ organization }) => ({
      wrappedKey: createSubjectKey(dataKey),
      createdAt: organization.createdAt,
    })),
  );
  return insertAll(
    em,
    User,
    wanted.map(({ organization, ordinal }, index) => {
      const person = personOf(organization.ordinal, ordinal);
      const key = keys[index]?.wrappedKey ?? new Uint8Array();
      return {
        publicRef: seedRef('usr', organization.ordinal, ordinal),
        subjectKeyId: keys[index]?.subjectKeyId ?? 0n,
        emailCipher: encipher(dataKey, key, person.email),
        emailBlindIndex: blindIndex(dataKey, person.email),
        displayNameCipher: encipher(dataKey, key, person.name),
        state: isInvited(ordinal) ? ('INVITED' as const) : ('ACTIVE' as const),
        createdAt: organization.createdAt,
      };
    }),
  );
}

/** The fifth of a team has been invited and has not answered. */
function isInvited(ordinal: number): boolean {
  return ordinal === 5;
}
