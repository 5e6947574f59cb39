import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { definitionStillShown, runStillShown } from '../still-shown.ts';

const APPROVE = 'workflows.run.approve';

type OfDefinition = Outcome & { readonly definitionRef: string; readonly versionNumber: number };
type OfRun = Outcome & { readonly runRef: string };
type OfApproval = OfRun & { readonly approvalRef: string };

/** A payload that shows the run as it stands now. @param permission - that the mutation asks for */
const runPayload = (permission: string): Resolvers<WorkflowsLoaders>[string] => ({
  ...properties<OfRun>('replayed'),
  run: ({ runRef }: OfRun, _args, context) => runStillShown(runRef, permission, context),
});

/** What mutations came to: the members of their unions. */
export const mutationOutcomes: Resolvers<WorkflowsLoaders> = {
  PublishWorkflowDefinitionResult: outcomeType,
  PublishWorkflowDefinitionPayload: {
    ...properties<OfDefinition>('replayed', 'versionNumber'),
    definition: ({ definitionRef }: OfDefinition, _args, context) =>
      definitionStillShown(definitionRef, 'workflows.definition.publish', context),
  },
  DefinitionInvalid: refusalType('problems'),
  DefinitionUnchanged: refusalType('versionNumber'),
  StartRunResult: outcomeType,
  StartRunPayload: runPayload('workflows.run.start'),
  DefinitionNotForWorkspace: refusalType('workspaceId'),
  ApproverIsRequester: refusalType('approverId'),
  NotEnoughApprovers: refusalType('requiredCount', 'namedCount'),
  ReportStepResult: outcomeType,
  ReportStepPayload: runPayload('workflows.run.start'),
  StepNotReportable: refusalType('state'),
  DecideApprovalResult: outcomeType,
  DecideApprovalPayload: {
    ...runPayload(APPROVE),
    approvalRequest: async ({ runRef, approvalRef }: OfApproval, _args, context) =>
      (await runStillShown(runRef, APPROVE, context)) &&
      context.loaders.approvalRequestByRef.load(approvalRef),
  },
  RequesterMayNotDecide: refusalType(),
  NotAnApprover: refusalType('approverId'),
  AlreadyDecided: refusalType('approverId'),
  RunNotWaiting: refusalType('state', 'approvalState'),
  CancelRunResult: outcomeType,
  CancelRunPayload: runPayload('workflows.run.start'),
  RunAlreadyEnded: refusalType('state'),
  RetryRunResult: outcomeType,
  RetryRunPayload: runPayload('workflows.run.start'),
  RunNotFailed: refusalType('state'),
};
