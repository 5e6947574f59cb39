import {
  parsePage,
  properties,
  referenceResolver,
  type PageArguments,
  type TypeResolvers,
} from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import type { WorkflowRun as WorkflowRunModel } from '../model/workflow-run.ts';
import { readableRun } from '../readable-run.ts';
import { stubOf } from './entity-stub.ts';

export const WorkflowRun: TypeResolvers<WorkflowRunModel, WorkflowsLoaders> = {
  ...referenceResolver<WorkflowsLoaders>(({ id }, context) => readableRun(id, context)),
  ...properties<WorkflowRunModel>('state', 'createdAt', 'startedAt', 'finishedAt'),
  id: (run) => run.publicRef,
  definition: async ({ definitionVersionId }, _args, { loaders }) => {
    const version = await loaders.versionById.load(definitionVersionId);
    return version && loaders.definitionById.load(version.workflowDefinitionId);
  },
  definitionVersion: ({ definitionVersionId }, _args, { loaders }) =>
    loaders.versionById.load(definitionVersionId),
  organization: (run) => stubOf(run.organizationRef),
  workspace: (run) => stubOf(run.workspaceRef),
  subjectId: (run) => run.subjectRef,
  invoice: (run) => stubOf(run.invoiceRef()),
  requestedBy: (run) => stubOf(run.requestedByRef),
  steps: ({ workflowRunId }, _args, { loaders }) => loaders.stepsOfRun.load(workflowRunId),
  transitions: ({ workflowRunId }, args: PageArguments, { loaders }) =>
    loaders.transitionsOfRun.load({ parent: workflowRunId, page: parsePage(args) }),
  approvalRequests: ({ workflowRunId }, _args, { loaders }) =>
    loaders.approvalRequestsOfRun.load(workflowRunId),
  pendingApprovals: async ({ workflowRunId }, _args, { loaders }) => {
    const requests = await loaders.approvalRequestsOfRun.load(workflowRunId);
    return requests.filter((request) => request.isPending());
  },
};
