import { defineEntity, p } from '@mikro-orm/core';

export const ApprovalDecisionSchema = defineEntity({
  name: 'ApprovalDecision',
  tableName: 'approval_decisions',
  properties: {
    approvalDecisionId: p.bigint().primary(),
    approvalRequestId: p.bigint(),
    actorRef: p.text(),
    onBehalfOfRef: p.text().nullable(),
    decision: p.enum(['APPROVE', 'REJECT'] as const),
    comment: p.text().nullable(),
    decidedAt: p.datetime(),
  },
});

/** What one approver, or a delegate in the approver's name, said; never taken back. */
export class ApprovalDecision extends ApprovalDecisionSchema.class {}

ApprovalDecisionSchema.setClass(ApprovalDecision);
