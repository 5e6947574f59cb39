import type { AccountsContext } from './loaders.ts';

/** The permission codes that a member has at a moment: of the roles that hold then, if the membership does. */
export async function permissionsOfMembership(
  membershipId: bigint,
  { loaders, now }: Pick<AccountsContext, 'loaders' | 'now'>,
): Promise<ReadonlySet<string>> {
  const membership = await loaders.membershipById.load(membershipId);
  if (!membership?.isActive()) return new Set();
  const assignments = await loaders.roleAssignments.load(membershipId);
  const permissions = await Promise.all(
    assignments
      .filter((assignment) => assignment.holdsAt(now))
      .map((assignment) => loaders.rolePermissions.load(assignment.roleId)),
  );
  return new Set(permissions.flat().map((one) => one.permissionCode));
}
