import {
  parsePage,
  properties,
  referenceResolver,
  type PageArguments,
  type TypeResolvers,
} from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import type { EntityStub } from './entity-stub.ts';

export const User: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...referenceResolver<WorkflowsLoaders>((reference) => reference),
  ...properties<EntityStub>('id'),
  pendingApprovals: ({ id }, args: PageArguments, { loaders }) =>
    loaders.pendingApprovalsOfUser.load({ parent: id, page: parsePage(args) }),
};
