import { runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { lockTarget } from './lock-target.ts';
import { refuseTakenName } from './refuse-taken-name.ts';
import { workspaceState } from './state-conflicts.ts';

/** Which workspace to rename, and how. */
export interface RenameWorkspaceInput extends MutationInput {
  readonly workspaceId: string;
  readonly name: string;
}

/** Gives a workspace that is in use another name. */
export function renameWorkspace(input: RenameWorkspaceInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'renameWorkspace',
    input,
    async work(command) {
      const { em, facts } = command;
      const { workspaceId: workspaceRef, name } = input;
      const { organization, target, permit } = await lockTarget(command, 'workspace', workspaceRef);
      const organizationRef = organization.publicRef;
      permit('accounts.workspace.manage', {
        organization: organizationRef,
        workspace: workspaceRef,
      });
      if (!target.isInUse()) throw workspaceState(target, 'only one in use can be renamed');
      if (name !== target.name) await refuseTakenName(em, organization, name);
      await facts.append({
        aggregateType: 'workspace',
        aggregateId: workspaceRef,
        eventType: 'accounts.workspace.renamed.v1',
        organizationRef,
        payload: { workspaceRef, organizationRef, from: target.name, to: name },
      });
      target.name = name;
      target.version += 1n;
      return { __typename: 'RenameWorkspacePayload', workspaceRef };
    },
  });
}
