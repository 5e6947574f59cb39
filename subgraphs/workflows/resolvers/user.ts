import { parsePage, properties, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { stubReference, type EntityStub } from './entity-stub.ts';

export const User: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...stubReference('usr'),
  ...properties<EntityStub>('id'),
  pendingApprovals: ({ id }, args: PageArguments, { loaders }) =>
    loaders.pendingApprovalsOfUser.load({ parent: id, page: parsePage(args) }),
};
