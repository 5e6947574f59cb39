import { properties, type TypeResolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import type { AdminDelegation as AdminDelegationModel } from '../model/admin-delegation.ts';

export const AdminDelegation: TypeResolvers<AdminDelegationModel, AccountsLoaders> = {
  ...properties<AdminDelegationModel>(
    'permissionCodes',
    'maxDepth',
    'startsAt',
    'expiresAt',
    'revokedAt',
    'reason',
  ),
  id: (delegation) => delegation.publicRef,
  delegator: ({ delegatorMembershipId }, _args, { loaders }) =>
    loaders.membershipById.load(delegatorMembershipId),
  delegate: ({ delegateMembershipId }, _args, { loaders }) =>
    loaders.membershipById.load(delegateMembershipId),
  scopeWorkspace: ({ scopeWorkspaceId }, _args, { loaders }) =>
    scopeWorkspaceId == null ? null : loaders.workspaceById.load(scopeWorkspaceId),
  effectivePermissions: ({ adminDelegationId }, _args, { loaders, now }) =>
    loaders.effectivePermissions.load({ adminDelegationId, now }),
};
