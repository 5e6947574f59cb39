import { defineEntity, p } from '@mikro-orm/core';

export const ApprovalRequestSchema = defineEntity({
  name: 'ApprovalRequest',
  tableName: 'approval_requests',
  properties: {
    approvalRequestId: p.bigint().primary(),
    publicRef: p.text(),
    workflowRunId: p.bigint(),
    runStepId: p.bigint(),
    approverRefs: p.array(),
    requiredCount: p.integer(),
    dueAt: p.datetime(),
    state: p
      .enum(['PENDING', 'APPROVED', 'REJECTED', 'EXPIRED', 'CANCELLED'] as const)
      .defaultRaw("'PENDING'"),
    createdAt: p.datetime(),
  },
});

/** A step's question to people. Once it is decided, expired or cancelled, it stays so. */
export class ApprovalRequest extends ApprovalRequestSchema.class {
  /** Being late alone closes nothing: the expiry is a transition of its own. */
  isPending(): boolean {
    return this.state === 'PENDING';
  }

  /** Whether the user's word counts, in person or by a delegate. */
  isAskedOf(userRef: string): boolean {
    return this.approverRefs.includes(userRef);
  }
}

ApprovalRequestSchema.setClass(ApprovalRequest);
