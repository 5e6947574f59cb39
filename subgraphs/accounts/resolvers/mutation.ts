import type { TypeResolvers } from '@demarc/kit';
import { acceptInvitation, type AcceptInvitationInput } from '../commands/accept-invitation.ts';
import { archiveWorkspace, type ArchiveWorkspaceInput } from '../commands/archive-workspace.ts';
import { assignRole, type AssignRoleInput } from '../commands/assign-role.ts';
import {
  createOrganization,
  type CreateOrganizationInput,
} from '../commands/create-organization.ts';
import { createWorkspace, type CreateWorkspaceInput } from '../commands/create-workspace.ts';
import {
  decideOnboardingStep,
  type DecideOnboardingStepInput,
} from '../commands/decide-onboarding-step.ts';
import {
  delegateAdministration,
  type DelegateAdministrationInput,
} from '../commands/delegate-administration.ts';
import { inviteMember, type InviteMemberInput } from '../commands/invite-member.ts';
import type { MoveOrganizationInput } from '../commands/move-organization.ts';
import { reactivateOrganization } from '../commands/reactivate-organization.ts';
import { removeMember, type RemoveMemberInput } from '../commands/remove-member.ts';
import { renameWorkspace, type RenameWorkspaceInput } from '../commands/rename-workspace.ts';
import { revokeDelegation, type RevokeDelegationInput } from '../commands/revoke-delegation.ts';
import { revokeRole, type RevokeRoleInput } from '../commands/revoke-role.ts';
import { suspendOrganization } from '../commands/suspend-organization.ts';
import type { AccountsContext, AccountsLoaders } from '../loaders.ts';

/** A mutation's resolver: its one argument handed to its command. */
const run =
  <Input>(command: (input: Input, context: AccountsContext) => Promise<unknown>) =>
  (_: unknown, { input }: { readonly input: Input }, context: AccountsContext) =>
    command(input, context);

/** Every mutation. @param dataKey - under which the keys of invited persons are wrapped */
export function createMutation(dataKey: Uint8Array): TypeResolvers<unknown, AccountsLoaders> {
  return {
    createOrganization: run<CreateOrganizationInput>(createOrganization),
    suspendOrganization: run<MoveOrganizationInput>(suspendOrganization),
    reactivateOrganization: run<MoveOrganizationInput>(reactivateOrganization),
    decideOnboardingStep: run<DecideOnboardingStepInput>(decideOnboardingStep),
    createWorkspace: run<CreateWorkspaceInput>(createWorkspace),
    renameWorkspace: run<RenameWorkspaceInput>(renameWorkspace),
    archiveWorkspace: run<ArchiveWorkspaceInput>(archiveWorkspace),
    inviteMember: run<InviteMemberInput>((input, context) => inviteMember(input, context, dataKey)),
    acceptInvitation: run<AcceptInvitationInput>(acceptInvitation),
    removeMember: run<RemoveMemberInput>(removeMember),
    assignRole: run<AssignRoleInput>(assignRole),
    revokeRole: run<RevokeRoleInput>(revokeRole),
    delegateAdministration: run<DelegateAdministrationInput>(delegateAdministration),
    revokeDelegation: run<RevokeDelegationInput>(revokeDelegation),
  };
}
