import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';

type OfDefinition = Outcome & { readonly definitionRef: string; readonly versionNumber: number };
type OfRun = Outcome & { readonly runRef: string };
type OfApproval = OfRun & { readonly approvalRef: string };

/** A payload that shows the run as it stands now. */
const runPayload: Resolvers<WorkflowsLoaders>[string] = {
  ...properties<OfRun>('replayed'),
  run: ({ runRef }: OfRun, _args, { loaders }) => loaders.runByRef.load(runRef),
};

/** What mutations came to: the members of their unions. */
export const mutationOutcomes: Resolvers<WorkflowsLoaders> = {
  PublishWorkflowDefinitionResult: outcomeType,
  PublishWorkflowDefinitionPayload: {
    ...properties<OfDefinition>('replayed', 'versionNumber'),
    definition: ({ definitionRef }: OfDefinition, _args, { loaders }) =>
      loaders.definitionByRef.load(definitionRef),
  },
  DefinitionInvalid: refusalType('problems'),
  DefinitionUnchanged: refusalType('versionNumber'),
  StartRunResult: outcomeType,
  StartRunPayload: runPayload,
  DefinitionNotForWorkspace: refusalType('workspaceId'),
  ApproverIsRequester: refusalType('approverId'),
  NotEnoughApprovers: refusalType('requiredCount', 'namedCount'),
  ReportStepResult: outcomeType,
  ReportStepPayload: runPayload,
  StepNotReportable: refusalType('state'),
  DecideApprovalResult: outcomeType,
  DecideApprovalPayload: {
    ...runPayload,
    approvalRequest: ({ approvalRef }: OfApproval, _args, { loaders }) =>
      loaders.approvalRequestByRef.load(approvalRef),
  },
  RequesterMayNotDecide: refusalType(),
  NotAnApprover: refusalType('approverId'),
  AlreadyDecided: refusalType('approverId'),
  RunNotWaiting: refusalType('state', 'approvalState'),
  CancelRunResult: outcomeType,
  CancelRunPayload: runPayload,
  RunAlreadyEnded: refusalType('state'),
  RetryRunResult: outcomeType,
  RetryRunPayload: runPayload,
  RunNotFailed: refusalType('state'),
};
