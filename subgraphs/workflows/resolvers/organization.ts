import { parsePage, properties, type PageArguments, type TypeResolvers } from '@demarc/kit';
import { placedPage, type WorkflowsContext, type WorkflowsLoaders } from '../loaders.ts';
import { readablePlaces } from '../readable-places.ts';
import { stubReference, type EntityStub } from './entity-stub.ts';
import { runPageOf, type RunPageArguments } from './run-page.ts';

export const Organization: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...stubReference('org'),
  ...properties<EntityStub>('id'),
  workflowRuns: ({ id }, args: RunPageArguments, context) =>
    context.loaders.runsOfOrganization.load(runPageOf(sourceOf(id, context), args)),
  workflowDefinitions: ({ id }, args: PageArguments, context) =>
    context.loaders.definitionsOfOrganization.load(
      placedPage({ ...sourceOf(id, context), page: parsePage(args) }),
    ),
};

/** Of an organization, a member of one workspace sees what lies there. */
function sourceOf(id: string, context: WorkflowsContext) {
  const places = readablePlaces(context, ({ organization }) => organization === id);
  return { parent: id, places };
}
