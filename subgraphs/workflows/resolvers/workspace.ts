import { parsePage, properties, type PageArguments, type TypeResolvers } from '@demarc/kit';
import { placedPage, type WorkflowsContext, type WorkflowsLoaders } from '../loaders.ts';
import { readablePlaces } from '../readable-places.ts';
import { stubReference, type EntityStub } from './entity-stub.ts';
import { runPageOf, type RunPageArguments } from './run-page.ts';

export const Workspace: TypeResolvers<EntityStub, WorkflowsLoaders> = {
  ...stubReference('wsp'),
  ...properties<EntityStub>('id'),
  workflowRuns: ({ id }, args: RunPageArguments, context) =>
    context.loaders.runsOfWorkspace.load(runPageOf(sourceOf(id, context), args)),
  workflowDefinitions: ({ id }, args: PageArguments, context) =>
    context.loaders.definitionsOfWorkspace.load(
      placedPage({ ...sourceOf(id, context), page: parsePage(args) }),
    ),
};

/** Whose the workspace is, the rows say: each is shown where its own organization and workspace are. */
function sourceOf(id: string, context: WorkflowsContext) {
  const isWanted = (workspace: string | null) => workspace === null || workspace === id;
  return { parent: id, places: readablePlaces(context, ({ workspace }) => isWanted(workspace)) };
}
