import { properties, type TypeResolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import type { Membership as MembershipModel } from '../model/membership.ts';
import type { RoleAssignment as RoleAssignmentModel } from '../model/role-assignment.ts';

export const Membership: TypeResolvers<MembershipModel, AccountsLoaders> = {
  ...properties<MembershipModel>('state', 'joinedAt'),
  id: (membership) => membership.publicRef,
  user: ({ userId }, _args, { loaders }) => loaders.userById.load(userId),
  organization: ({ organizationId }, _args, { loaders }) =>
    loaders.organizationById.load(organizationId),
  workspace: ({ workspaceId }, _args, { loaders }) =>
    workspaceId == null ? null : loaders.workspaceById.load(workspaceId),
  roleAssignments: async ({ membershipId }, _args, { loaders }) => {
    const assignments = await loaders.roleAssignments.load(membershipId);
    return assignments.filter((assignment) => assignment.isGiven());
  },
};

export const RoleAssignment: TypeResolvers<RoleAssignmentModel, AccountsLoaders> = {
  ...properties<RoleAssignmentModel>('grantedAt', 'expiresAt'),
  grantedById: (assignment) => assignment.grantedByRef,
  role: ({ roleId }, _args, { loaders }) => loaders.roleById.load(roleId),
};
