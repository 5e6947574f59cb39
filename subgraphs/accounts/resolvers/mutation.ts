import { toCommand, type TypeResolvers } from '@demarc/kit';
import { acceptInvitation } from '../commands/accept-invitation.ts';
import { archiveWorkspace } from '../commands/archive-workspace.ts';
import { assignRole } from '../commands/assign-role.ts';
import { createOrganization } from '../commands/create-organization.ts';
import { createWorkspace } from '../commands/create-workspace.ts';
import { decideOnboardingStep } from '../commands/decide-onboarding-step.ts';
import { delegateAdministration } from '../commands/delegate-administration.ts';
import { inviteMember, type InviteMemberInput } from '../commands/invite-member.ts';
import { reactivateOrganization } from '../commands/reactivate-organization.ts';
import { removeMember } from '../commands/remove-member.ts';
import { renameWorkspace } from '../commands/rename-workspace.ts';
import { revokeDelegation } from '../commands/revoke-delegation.ts';
import { revokeRole } from '../commands/revoke-role.ts';
import { suspendOrganization } from '../commands/suspend-organization.ts';
import type { AccountsContext, AccountsLoaders } from '../loaders.ts';

/** Every mutation. @param dataKey - under which the keys of invited persons are wrapped */
export function createMutation(dataKey: Uint8Array): TypeResolvers<unknown, AccountsLoaders> {
  return {
    createOrganization: toCommand(createOrganization),
    suspendOrganization: toCommand(suspendOrganization),
    reactivateOrganization: toCommand(reactivateOrganization),
    decideOnboardingStep: toCommand(decideOnboardingStep),
    createWorkspace: toCommand(createWorkspace),
    renameWorkspace: toCommand(renameWorkspace),
    archiveWorkspace: toCommand(archiveWorkspace),
    inviteMember: toCommand((input: InviteMemberInput, context: AccountsContext) =>
      inviteMember(input, context, dataKey),
    ),
    acceptInvitation: toCommand(acceptInvitation),
    removeMember: toCommand(removeMember),
    assignRole: toCommand(assignRole),
    revokeRole: toCommand(revokeRole),
    delegateAdministration: toCommand(delegateAdministration),
    revokeDelegation: toCommand(revokeDelegation),
  };
}
