import { properties, referenceResolver, type TypeResolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import { readFeature } from '../read-feature.ts';
import type { Workspace as WorkspaceModel } from '../model/workspace.ts';

export const Workspace: TypeResolvers<WorkspaceModel, AccountsLoaders> = {
  ...referenceResolver<AccountsLoaders>(({ id }, { loaders }) => loaders.workspaceByRef.load(id)),
  ...properties<WorkspaceModel>('name', 'lifecycleState', 'createdAt'),
  id: (workspace) => workspace.publicRef,
  organization: ({ organizationId }, _args, { loaders }) =>
    loaders.organizationById.load(organizationId),
  feature: (workspace, { code }: { code: string }, context) =>
    readFeature(workspace, code, context),
  featureRollout: async ({ organizationId }, { feature }: { feature: string }, { loaders }) => {
    const [rollout, organization] = await Promise.all([
      loaders.rolloutByFeature.load(feature),
      loaders.organizationById.load(organizationId),
    ]);
    return organization && rollout?.decideFor(organization.publicRef);
  },
};
