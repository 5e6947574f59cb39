import { parsePage, properties, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { stubReference, type EntityStub } from './entity-stub.ts';
import { runPageOf, type RunPageArguments } from './run-page.ts';

export const Organization: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...stubReference('org'),
  ...properties<EntityStub>('id'),
  workflowRuns: ({ id }, args: RunPageArguments, { loaders }) =>
    loaders.runsOfOrganization.load(runPageOf(id, args)),
  workflowDefinitions: ({ id }, args: PageArguments, { loaders }) =>
    loaders.definitionsOfOrganization.load({ parent: id, page: parsePage(args) }),
};
