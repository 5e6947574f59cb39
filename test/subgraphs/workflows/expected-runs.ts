import { seedRef } from '@demarc/kit';

/** An operation over the demonstration's first four organizations, and all of its answer. */
export interface ExpectedAnswer {
  readonly what: string;
  readonly operation: string;
  readonly data: unknown;
}

/** What is read of one run. */
export const runAnswers: readonly ExpectedAnswer[] = [
  {
    what: 'the run that approved an invoice',
    operation: `{ workflowRun(id: "${seedRef('run', 1, 1, 1)}") {
      id state subjectId createdAt startedAt finishedAt
      organization { id } workspace { id } invoice { id } requestedBy { id }
      definition { id } definitionVersion { versionNumber }
      steps { key attempt state startedAt finishedAt }
      approvalRequests {
        id state requiredCount createdAt dueAt run { id } step { key } approvers { id }
        decisions { decision comment decidedAt actor { id } onBehalfOf { id } }
      }
      pendingApprovals { id }
    } }`,
    data: {
      workflowRun: {
        id: seedRef('run', 1, 1, 1),
        state: 'COMPLETED',
        subjectId: seedRef('inv', 1, 1),
        createdAt: '2026-09-01T09:00:00.000Z',
        startedAt: '2026-09-01T09:18:00.000Z',
        finishedAt: '2026-09-02T02:55:00.000Z',
        organization: { id: seedRef('org', 1) },
        workspace: { id: seedRef('wsp', 1, 1) },
        invoice: { id: seedRef('inv', 1, 1) },
        requestedBy: { id: seedRef('usr', 1, 1) },
        definition: { id: seedRef('wfd', 1, 0, 'invoice-approval') },
        definitionVersion: { versionNumber: 2 },
        steps: [
          {
            key: 'check',
            attempt: 1,
            state: 'SUCCEEDED',
            startedAt: '2026-09-01T09:18:00.000Z',
            finishedAt: '2026-09-01T09:19:00.000Z',
          },
          {
            key: 'approve',
            attempt: 1,
            state: 'SUCCEEDED',
            startedAt: '2026-09-01T09:19:00.000Z',
            finishedAt: '2026-09-02T02:28:00.000Z',
          },
          {
            key: 'post',
            attempt: 1,
            state: 'SUCCEEDED',
            startedAt: '2026-09-02T02:28:00.000Z',
            finishedAt: '2026-09-02T02:55:00.000Z',
          },
          {
            key: 'notify',
            attempt: 1,
            state: 'SUCCEEDED',
            startedAt: '2026-09-02T02:28:00.000Z',
            finishedAt: '2026-09-02T02:55:00.000Z',
          },
        ],
        approvalRequests: [
          {
            id: seedRef('apr', 1, 1, 1),
            state: 'APPROVED',
            requiredCount: 1,
            createdAt: '2026-09-01T09:19:00.000Z',
            dueAt: '2026-10-01T09:19:00.000Z',
            run: { id: seedRef('run', 1, 1, 1) },
            step: { key: 'approve' },
            approvers: [{ id: seedRef('usr', 1, 2) }],
            decisions: [
              {
                decision: 'APPROVE',
                comment: null,
                decidedAt: '2026-09-02T02:28:00.000Z',
                actor: { id: seedRef('usr', 1, 2) },
                onBehalfOf: null,
              },
            ],
          },
        ],
        pendingApprovals: [],
      },
    },
  },
  {
    what: 'the audit trail of a run',
    operation: `{ workflowRun(id: "${seedRef('run', 2, 1, 1)}") { transitions(first: 3) {
      nodes { seq fromState event toState occurredAt evidenceEventIds actor { id } }
      edges { cursor node { seq } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } } }`,
    data: {
      workflowRun: {
        transitions: {
          nodes: [
            {
              seq: '1',
              fromState: 'CREATED',
              event: 'START',
              toState: 'RUNNING',
              occurredAt: '2026-07-01T09:23:00.000Z',
              evidenceEventIds: ['019b76da-afd0-7130-b744-88b7dd83c9e8'],
              actor: { id: seedRef('usr', 2, 3) },
            },
            {
              seq: '2',
              fromState: 'RUNNING',
              event: 'AWAIT_APPROVAL',
              toState: 'WAITING_APPROVAL',
              occurredAt: '2026-07-01T09:48:00.000Z',
              evidenceEventIds: ['019b76da-afd0-77f4-9ee6-ae7ab9b708bf'],
              actor: null,
            },
            {
              seq: '3',
              fromState: 'WAITING_APPROVAL',
              event: 'APPROVE',
              toState: 'RUNNING',
              occurredAt: '2026-07-01T22:17:00.000Z',
              evidenceEventIds: ['019b76da-afd0-7050-8472-866a4d315b2f'],
              actor: { id: seedRef('usr', 2, 2) },
            },
          ],
          edges: [
            { cursor: 'YWZ0ZXI6Ng', node: { seq: '1' } },
            { cursor: 'YWZ0ZXI6Mzg', node: { seq: '2' } },
            { cursor: 'YWZ0ZXI6Njk', node: { seq: '3' } },
          ],
          pageInfo: {
            hasNextPage: true,
            hasPreviousPage: false,
            startCursor: 'YWZ0ZXI6Ng',
            endCursor: 'YWZ0ZXI6Njk',
          },
        },
      },
    },
  },
  {
    what: 'a run that waits for a second voice',
    operation: `{ workflowRun(id: "${seedRef('run', 3, 2, 5)}") {
      state finishedAt invoice { id } steps { key state startedAt finishedAt }
      pendingApprovals { id state requiredCount approvers { id } decisions { decision actor { id } } }
    } }`,
    data: {
      workflowRun: {
        state: 'WAITING_APPROVAL',
        finishedAt: null,
        invoice: null,
        steps: [
          {
            key: 'collect',
            state: 'SUCCEEDED',
            startedAt: '2026-10-21T20:25:00.000Z',
            finishedAt: '2026-10-21T20:44:00.000Z',
          },
          {
            key: 'confirm',
            state: 'RUNNING',
            startedAt: '2026-10-21T20:44:00.000Z',
            finishedAt: null,
          },
          { key: 'revoke', state: 'PENDING', startedAt: null, finishedAt: null },
        ],
        pendingApprovals: [
          {
            id: seedRef('apr', 3, 2, 5),
            state: 'PENDING',
            requiredCount: 2,
            approvers: [
              { id: seedRef('usr', 3, 2) },
              { id: seedRef('usr', 3, 3) },
              { id: seedRef('usr', 3, 4) },
            ],
            decisions: [{ decision: 'APPROVE', actor: { id: seedRef('usr', 3, 2) } }],
          },
        ],
      },
    },
  },
  {
    what: 'a run that was rejected, and why',
    operation: `{ workflowRun(id: "${seedRef('run', 1, 2, 4)}") {
      state steps { key state } approvalRequests { state decisions { decision comment } }
      transitions { nodes { event toState } }
    } }`,
    data: {
      workflowRun: {
        state: 'REJECTED',
        steps: [
          { key: 'check', state: 'SUCCEEDED' },
          { key: 'approve', state: 'FAILED' },
          { key: 'post', state: 'SKIPPED' },
          { key: 'notify', state: 'SKIPPED' },
        ],
        approvalRequests: [
          {
            state: 'REJECTED',
            decisions: [{ decision: 'REJECT', comment: 'Not needed any more.' }],
          },
        ],
        transitions: {
          nodes: [
            { event: 'START', toState: 'RUNNING' },
            { event: 'AWAIT_APPROVAL', toState: 'WAITING_APPROVAL' },
            { event: 'REJECT', toState: 'REJECTED' },
          ],
        },
      },
    },
  },
  {
    what: 'a run that failed and was taken up again',
    operation: `{ workflowRun(id: "${seedRef('run', 1, 2, 1)}") {
      state startedAt finishedAt steps { key attempt state startedAt finishedAt }
      transitions { nodes { event occurredAt } }
    } }`,
    data: {
      workflowRun: {
        state: 'COMPLETED',
        startedAt: '2026-06-17T08:45:00.000Z',
        finishedAt: '2026-06-17T11:46:00.000Z',
        steps: [
          {
            key: 'check',
            attempt: 1,
            state: 'SUCCEEDED',
            startedAt: '2026-06-17T08:45:00.000Z',
            finishedAt: '2026-06-17T09:09:00.000Z',
          },
          {
            key: 'approve',
            attempt: 1,
            state: 'SUCCEEDED',
            startedAt: '2026-06-17T09:09:00.000Z',
            finishedAt: '2026-06-17T11:02:00.000Z',
          },
          {
            key: 'post',
            attempt: 1,
            state: 'FAILED',
            startedAt: '2026-06-17T11:02:00.000Z',
            finishedAt: '2026-06-17T11:18:00.000Z',
          },
          {
            key: 'post',
            attempt: 2,
            state: 'SUCCEEDED',
            startedAt: '2026-06-17T11:39:00.000Z',
            finishedAt: '2026-06-17T11:46:00.000Z',
          },
        ],
        transitions: {
          nodes: [
            { event: 'START', occurredAt: '2026-06-17T08:45:00.000Z' },
            { event: 'AWAIT_APPROVAL', occurredAt: '2026-06-17T09:09:00.000Z' },
            { event: 'APPROVE', occurredAt: '2026-06-17T11:02:00.000Z' },
            { event: 'FAIL', occurredAt: '2026-06-17T11:18:00.000Z' },
            { event: 'RETRY', occurredAt: '2026-06-17T11:39:00.000Z' },
            { event: 'COMPLETE', occurredAt: '2026-06-17T11:46:00.000Z' },
          ],
        },
      },
    },
  },
];
