import { properties, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { readablePlaces } from '../readable-places.ts';
import { stubReference, type EntityStub } from './entity-stub.ts';
import { runPageOf } from './run-page.ts';

export const Invoice: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...stubReference('inv'),
  ...properties<EntityStub>('id'),
  approvalRun: async ({ id }, _args, context) => {
    const newest = runPageOf({ parent: id, places: readablePlaces(context) }, { first: 1 });
    const { nodes } = await context.loaders.runsOfSubject.load(newest);
    return nodes[0];
  },
};
