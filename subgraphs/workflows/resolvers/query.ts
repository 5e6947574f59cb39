import { parsePage, rootConnection, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import type { ReadablePlace } from '../model/readable-place.ts';
import { WorkflowRun } from '../model/workflow-run.ts';
import { readableDefinition } from '../readable-definition.ts';
import { readablePlaces } from '../readable-places.ts';
import { readableRun } from '../readable-run.ts';
import type { RunPageArguments } from './run-page.ts';

interface ById {
  readonly id: string;
}

export const Query: TypeResolvers<unknown, WorkflowsLoaders> = {
  workflowRun: (_, { id }: ById, context) => readableRun(id, context),
  workflowRuns: (_, { state, ...args }: RunPageArguments, context) =>
    rootConnection(context.em, {
      entity: WorkflowRun,
      page: parsePage(args),
      order: 'desc',
      where: { ...(state != null && { state }), ...inPlaces(readablePlaces(context)) },
    }),
  workflowDefinition: (_, { id }: ById, context) => readableDefinition(id, context),
};

/** The runs of whole organizations, and of single workspaces. */
function inPlaces(places: readonly ReadablePlace[]): object {
  const whole = places.filter(({ workspace }) => workspace === null);
  const single = places.filter(({ workspace }) => workspace !== null);
  return {
    $or: [
      { organizationRef: { $in: whole.map(({ organization }) => organization) } },
      ...single.map(({ organization, workspace }) => ({
        organizationRef: organization,
        workspaceRef: workspace,
      })),
    ],
  };
}
