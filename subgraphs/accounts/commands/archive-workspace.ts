import { runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { lockTarget } from './lock-target.ts';
import { workspaceState } from './state-conflicts.ts';

/** Which workspace to archive. */
export interface ArchiveWorkspaceInput extends MutationInput {
  readonly workspaceId: string;
}

/** Takes a workspace out of use; what is in it stays readable. */
export function archiveWorkspace(input: ArchiveWorkspaceInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'archiveWorkspace',
    input,
    async work(command) {
      const { facts } = command;
      const workspaceRef = input.workspaceId;
      const { organization, target, permit } = await lockTarget(command, 'workspace', workspaceRef);
      const organizationRef = organization.publicRef;
      permit('accounts.workspace.manage', {
        organization: organizationRef,
        workspace: workspaceRef,
      });
      if (!target.mayBecome('ARCHIVED')) {
        throw workspaceState(target, 'only one in use can be archived');
      }
      await facts.append({
        aggregateType: 'workspace',
        aggregateId: workspaceRef,
        eventType: 'accounts.workspace.archived.v1',
        organizationRef,
        payload: { workspaceRef, organizationRef },
      });
      target.lifecycleState = 'ARCHIVED';
      target.version += 1n;
      return { __typename: 'ArchiveWorkspacePayload', workspaceRef };
    },
  });
}
