import { newRef, runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { Workspace } from '../model/workspace.ts';
import { lockTenant } from './lock-target.ts';
import { refuseTakenName } from './refuse-taken-name.ts';

/** What a new workspace begins with. */
export interface CreateWorkspaceInput extends MutationInput {
  readonly organizationId: string;
  readonly name: string;
}

/** Creates a workspace in an organization. */
export function createWorkspace(input: CreateWorkspaceInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'createWorkspace',
    input,
    async work(command) {
      const { em, now, facts } = command;
      const { organization, permit } = await lockTenant(command, input.organizationId);
      const organizationRef = organization.publicRef;
      permit('accounts.workspace.manage', { organization: organizationRef });
      await refuseTakenName(em, organization, input.name);
      const workspaceRef = newRef('wsp');
      await facts.append({
        aggregateType: 'workspace',
        aggregateId: workspaceRef,
        eventType: 'accounts.workspace.created.v1',
        organizationRef,
        payload: { workspaceRef, organizationRef, name: input.name },
      });
      em.create(Workspace, {
        publicRef: workspaceRef,
        organizationId: organization.organizationId,
        name: input.name,
        lifecycleState: 'ACTIVE',
        createdAt: now,
        version: 1n,
      });
      return { __typename: 'CreateWorkspacePayload', workspaceRef };
    },
  });
}
