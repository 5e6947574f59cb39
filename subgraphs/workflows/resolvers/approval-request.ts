import { properties, type TypeResolvers } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import type { ApprovalDecision as ApprovalDecisionModel } from '../model/approval-decision.ts';
import type { ApprovalRequest as ApprovalRequestModel } from '../model/approval-request.ts';
import { stubOf } from './entity-stub.ts';

export const ApprovalRequest: TypeResolvers<ApprovalRequestModel, WorkflowsLoaders> = {
  ...properties<ApprovalRequestModel>('state', 'requiredCount', 'dueAt', 'createdAt'),
  id: (request) => request.publicRef,
  run: ({ workflowRunId }, _args, { loaders }) => loaders.runById.load(workflowRunId),
  step: ({ runStepId }, _args, { loaders }) => loaders.stepById.load(runStepId),
  approvers: (request) => request.approverRefs.map((ref) => stubOf(ref)),
  decisions: ({ approvalRequestId }, _args, { loaders }) =>
    loaders.decisionsOfRequest.load(approvalRequestId),
};

export const ApprovalDecision = {
  ...properties<ApprovalDecisionModel>('decision', 'comment', 'decidedAt'),
  actor: (decision: ApprovalDecisionModel) => stubOf(decision.actorRef),
  onBehalfOf: (decision: ApprovalDecisionModel) => stubOf(decision.onBehalfOfRef),
};
