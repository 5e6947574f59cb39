import type { TypeResolvers } from '@demarc/kit';
import { cancelRun, type CancelRunInput } from '../commands/cancel-run.ts';
import { decideApproval, type DecideApprovalInput } from '../commands/decide-approval.ts';
import {
  publishWorkflowDefinition,
  type PublishWorkflowDefinitionInput,
} from '../commands/publish-workflow-definition.ts';
import { reportStep, type ReportStepInput } from '../commands/report-step.ts';
import { retryRun, type RetryRunInput } from '../commands/retry-run.ts';
import { startRun, type StartRunInput } from '../commands/start-run.ts';
import type { WorkflowsLoaders } from '../loaders.ts';

interface With<Input> {
  readonly input: Input;
}

export const Mutation: TypeResolvers<unknown, WorkflowsLoaders> = {
  publishWorkflowDefinition: (_, { input }: With<PublishWorkflowDefinitionInput>, context) =>
    publishWorkflowDefinition(input, context),
  startRun: (_, { input }: With<StartRunInput>, context) => startRun(input, context),
  reportStep: (_, { input }: With<ReportStepInput>, context) => reportStep(input, context),
  decideApproval: (_, { input }: With<DecideApprovalInput>, context) =>
    decideApproval(input, context),
  cancelRun: (_, { input }: With<CancelRunInput>, context) => cancelRun(input, context),
  retryRun: (_, { input }: With<RetryRunInput>, context) => retryRun(input, context),
};
