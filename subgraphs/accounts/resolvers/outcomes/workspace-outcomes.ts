import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../../loaders.ts';

/** An outcome that refers to a workspace. */
type OfWorkspace = Outcome & { readonly workspaceRef: string };

const payload: Resolvers<AccountsLoaders>[string] = {
  ...properties<OfWorkspace>('replayed'),
  workspace: ({ workspaceRef }: OfWorkspace, _args, { loaders }) =>
    loaders.workspaceByRef.load(workspaceRef),
};

/** What mutations of workspaces came to: the members of their unions. */
export const workspaceOutcomes: Resolvers<AccountsLoaders> = {
  CreateWorkspaceResult: outcomeType,
  CreateWorkspacePayload: payload,
  RenameWorkspaceResult: outcomeType,
  RenameWorkspacePayload: payload,
  ArchiveWorkspaceResult: outcomeType,
  ArchiveWorkspacePayload: payload,
  WorkspaceNameTaken: refusalType('workspaceId'),
  WorkspaceStateConflict: refusalType('lifecycleState'),
};
