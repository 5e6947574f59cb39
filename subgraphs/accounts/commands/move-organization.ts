import { runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import type { OrganizationLifecycleState } from '../model/organization.ts';
import { lockTenant } from './lock-target.ts';
import { organizationState } from './state-conflicts.ts';

/** Which organization to move. */
export interface MoveOrganizationInput extends MutationInput {
  readonly organizationId: string;
}

/** A step of an organization's lifecycle that its people take. */
export interface OrganizationMove {
  /** The mutation's name. */
  readonly name: string;
  readonly from: OrganizationLifecycleState;
  readonly to: OrganizationLifecycleState;
  /** The fact that it is. */
  readonly eventType: string;
  /** Why it is refused from elsewhere, as the end of a sentence. */
  readonly otherwise: string;
}

/** Moves an organization from one station to another. */
export function moveOrganization(
  input: MoveOrganizationInput,
  context: AccountsContext,
  { name, from, to, eventType, otherwise }: OrganizationMove,
) {
  return runCommand(context, {
    name,
    input,
    async work(command) {
      const { organization, permit } = await lockTenant(command, input.organizationId);
      const organizationRef = organization.publicRef;
      permit('accounts.organization.manage', { organization: organizationRef });
      if (organization.lifecycleState !== from || !organization.mayBecome(to)) {
        throw organizationState(organization, otherwise);
      }
      await command.facts.append({
        aggregateType: 'organization',
        aggregateId: organizationRef,
        eventType,
        organizationRef,
        payload: { organizationRef },
      });
      organization.lifecycleState = to;
      organization.version += 1n;
      const payload = `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`;
      return { __typename: payload, organizationRef };
    },
  });
}
