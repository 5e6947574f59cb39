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

/** Who speaks, and in whose name where it is somebody else's. */
export interface Voice {
  readonly actorRef: string;
  readonly onBehalfOfRef: string | null;
}

/** What one approver, or a delegate in the approver's name, said; never taken back. */
export class ApprovalDecision extends ApprovalDecisionSchema.class {
  /** One approver, one voice, and each person speaks once: in person or for somebody. */
  isSameVoice({ actorRef, onBehalfOfRef }: Voice): boolean {
    const approverRef = this.onBehalfOfRef ?? this.actorRef;
    return this.actorRef === actorRef || approverRef === (onBehalfOfRef ?? actorRef);
  }
}

ApprovalDecisionSchema.setClass(ApprovalDecision);
