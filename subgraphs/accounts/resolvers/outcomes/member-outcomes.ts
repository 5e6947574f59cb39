import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../../loaders.ts';

/** An outcome that refers to a membership. */
type OfMembership = Outcome & { readonly membershipRef: string };

const payload: Resolvers<AccountsLoaders>[string] = {
  ...properties<OfMembership>('replayed'),
  membership: ({ membershipRef }: OfMembership, _args, { loaders }) =>
    loaders.membershipByRef.load(membershipRef),
};

/** What mutations of members and their roles came to: the members of their unions. */
export const memberOutcomes: Resolvers<AccountsLoaders> = {
  InviteMemberResult: outcomeType,
  InviteMemberPayload: payload,
  AcceptInvitationResult: outcomeType,
  AcceptInvitationPayload: payload,
  RemoveMemberResult: outcomeType,
  RemoveMemberPayload: payload,
  AssignRoleResult: outcomeType,
  AssignRolePayload: payload,
  RevokeRoleResult: outcomeType,
  RevokeRolePayload: payload,
  MembershipStateConflict: refusalType('membershipId', 'state'),
  OwnMembership: refusalType('membershipId'),
  PermissionsExceeded: refusalType('permissionCodes'),
  LastOwner: refusalType('membershipId'),
  RoleAlreadyAssigned: refusalType('expiresAt'),
  RoleNotAssigned: refusalType('roleId'),
  PeriodInvalid: refusalType('maxDays'),
};
