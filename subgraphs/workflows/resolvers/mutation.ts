import { toCommand, type TypeResolvers } from '@demarc/kit';
import { cancelRun } from '../commands/cancel-run.ts';
import { decideApproval } from '../commands/decide-approval.ts';
import { publishWorkflowDefinition } from '../commands/publish-workflow-definition.ts';
import { reportStep } from '../commands/report-step.ts';
import { retryRun } from '../commands/retry-run.ts';
import { startRun } from '../commands/start-run.ts';
import type { WorkflowsLoaders } from '../loaders.ts';

export const Mutation: TypeResolvers<unknown, WorkflowsLoaders> = {
  publishWorkflowDefinition: toCommand(publishWorkflowDefinition),
  startRun: toCommand(startRun),
  reportStep: toCommand(reportStep),
  decideApproval: toCommand(decideApproval),
  cancelRun: toCommand(cancelRun),
  retryRun: toCommand(retryRun),
};
