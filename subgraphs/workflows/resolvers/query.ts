import { parsePage, rootConnection, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { WorkflowRun } from '../model/workflow-run.ts';
import type { RunPageArguments } from './run-page.ts';

interface ById {
  readonly id: string;
}

export const Query: TypeResolvers<unknown, WorkflowsLoaders> = {
  workflowRun: (_, { id }: ById, { loaders }) => loaders.runByRef.load(id),
  workflowRuns: (_, { state, ...args }: RunPageArguments, { em }) =>
    rootConnection(em, {
      entity: WorkflowRun,
      page: parsePage(args),
      order: 'desc',
      where: state == null ? {} : { state },
    }),
  workflowDefinition: (_, { id }: ById, { loaders }) => loaders.definitionByRef.load(id),
};
