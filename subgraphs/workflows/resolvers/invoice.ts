import { properties, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { stubReference, type EntityStub } from './entity-stub.ts';

export const Invoice: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...stubReference('inv'),
  ...properties<EntityStub>('id'),
  approvalRun: async ({ id }, _args, { loaders }) => {
    const newest = { parent: id, page: { size: 1, after: undefined } };
    const { nodes } = await loaders.runsOfSubject.load(newest);
    return nodes[0];
  },
};
