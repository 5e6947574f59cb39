import { refuse, type Refused } from '@demarc/kit';
import type { Membership } from '../model/membership.ts';
import type { Organization } from '../model/organization.ts';
import type { Workspace } from '../model/workspace.ts';

/** A refusal because of where an organization stands. */
export function organizationState({ lifecycleState }: Organization, what: string): Refused {
  return refuse('OrganizationStateConflict', `The organization is ${lifecycleState}: ${what}.`, {
    lifecycleState,
  });
}

/** A refusal because of where a workspace stands. */
export function workspaceState({ lifecycleState }: Workspace, what: string): Refused {
  return refuse('WorkspaceStateConflict', `The workspace is ${lifecycleState}: ${what}.`, {
    lifecycleState,
  });
}

/** A refusal because of where a membership stands. */
export function membershipState({ publicRef, state }: Membership, what: string): Refused {
  return refuse('MembershipStateConflict', `The membership is ${state}: ${what}.`, {
    membershipId: publicRef,
    state,
  });
}
