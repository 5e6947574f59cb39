import { parsePage, properties, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import type { WorkflowDefinition as WorkflowDefinitionModel } from '../model/workflow-definition.ts';
import { stubOf } from './entity-stub.ts';

export const WorkflowDefinition: TypeResolvers<WorkflowDefinitionModel, WorkflowsLoaders> = {
  ...properties<WorkflowDefinitionModel>('key', 'name', 'createdAt'),
  id: (definition) => definition.publicRef,
  organization: (definition) => stubOf(definition.organizationRef),
  workspace: (definition) => stubOf(definition.workspaceRef),
  currentVersion: async ({ workflowDefinitionId }, _args, { loaders }) => {
    const newest = { parent: workflowDefinitionId, page: { size: 1, after: undefined } };
    const { nodes } = await loaders.versionsOfDefinition.load(newest);
    return nodes[0];
  },
  versions: ({ workflowDefinitionId }, args: PageArguments, { loaders }) =>
    loaders.versionsOfDefinition.load({ parent: workflowDefinitionId, page: parsePage(args) }),
};
