import { defineEntity, p } from '@mikro-orm/core';

/** The stations of a run; which event leads from which to which, the database's machine says. */
export const workflowRunStates = [
  'CREATED',
  'RUNNING',
  'WAITING_APPROVAL',
  'COMPLETED',
  'FAILED',
  'REJECTED',
  'EXPIRED',
  'CANCELLED',
] as const;
export type WorkflowRunState = (typeof workflowRunStates)[number];

export const WorkflowRunSchema = defineEntity({
  name: 'WorkflowRun',
  tableName: 'workflow_runs',
  properties: {
    workflowRunId: p.bigint().primary(),
    publicRef: p.text(),
    definitionVersionId: p.bigint(),
    organizationRef: p.text(),
    workspaceRef: p.text(),
    subjectRef: p.text().nullable(),
    requestedByRef: p.text(),
    approverRefs: p.array(),
    // Both are set by the database alone, as transitions arrive.
    state: p.enum(workflowRunStates).defaultRaw("'CREATED'"),
    version: p.bigint().defaultRaw('0'),
    createdAt: p.datetime(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
  },
});

/** One execution of a definition. Its state is what its transitions made of it. */
export class WorkflowRun extends WorkflowRunSchema.class {
  /** A failed run has stopped, but a retry takes it up again: nobody need cancel it. */
  mayBeCancelled(): boolean {
    return ['CREATED', 'RUNNING', 'WAITING_APPROVAL'].includes(this.state);
  }

  mayBeRetried(): boolean {
    return this.state === 'FAILED';
  }

  /** The invoice that the run decides on, where its subject is one. */
  invoiceRef(): string | null {
    return this.subjectRef?.startsWith('inv_') ? this.subjectRef : null;
  }
}

WorkflowRunSchema.setClass(WorkflowRun);
