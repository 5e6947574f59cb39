import { seedRef } from '@demarc/kit';
import type { ExpectedAnswer } from './expected-runs.ts';

/** What is read in lists, and from the entities of other contexts. */
export const listAnswers: readonly ExpectedAnswer[] = [
  {
    what: 'the newest runs of all',
    operation: `{ workflowRuns(first: 2) {
        nodes { id state createdAt } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`,
    data: {
      workflowRuns: {
        nodes: [
          {
            id: seedRef('run', 4, 1, 2),
            state: 'WAITING_APPROVAL',
            createdAt: '2026-10-29T21:21:00.000Z',
          },
          {
            id: seedRef('run', 2, 1, 3),
            state: 'WAITING_APPROVAL',
            createdAt: '2026-10-27T09:49:00.000Z',
          },
        ],
        edges: [
          { cursor: 'YWZ0ZXI6MzI', node: { id: seedRef('run', 4, 1, 2) } },
          { cursor: 'YWZ0ZXI6MzE', node: { id: seedRef('run', 2, 1, 3) } },
        ],
        pageInfo: {
          hasNextPage: true,
          hasPreviousPage: false,
          startCursor: 'YWZ0ZXI6MzI',
          endCursor: 'YWZ0ZXI6MzE',
        },
      },
    },
  },
  {
    what: 'the newest runs of an organization',
    operation: `{ _entities(representations: [{ __typename: "Organization", id: "${seedRef('org', 1)}" }]) {
      ... on Organization {
        id workflowRuns(first: 3) {
        nodes { id workspace { id } state } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
        workflowDefinitions {
        nodes { id key workspace { id } } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      }
    } }`,
    data: {
      _entities: [
        {
          id: seedRef('org', 1),
          workflowRuns: {
            nodes: [
              {
                id: seedRef('run', 1, 3, 2),
                workspace: { id: seedRef('wsp', 1, 3) },
                state: 'WAITING_APPROVAL',
              },
              {
                id: seedRef('run', 1, 2, 5),
                workspace: { id: seedRef('wsp', 1, 2) },
                state: 'WAITING_APPROVAL',
              },
              {
                id: seedRef('run', 1, 1, 2),
                workspace: { id: seedRef('wsp', 1, 1) },
                state: 'WAITING_APPROVAL',
              },
            ],
            edges: [
              { cursor: 'YWZ0ZXI6MzA', node: { id: seedRef('run', 1, 3, 2) } },
              { cursor: 'YWZ0ZXI6Mjc', node: { id: seedRef('run', 1, 2, 5) } },
              { cursor: 'YWZ0ZXI6MjQ', node: { id: seedRef('run', 1, 1, 2) } },
            ],
            pageInfo: {
              hasNextPage: true,
              hasPreviousPage: false,
              startCursor: 'YWZ0ZXI6MzA',
              endCursor: 'YWZ0ZXI6MjQ',
            },
          },
          workflowDefinitions: {
            nodes: [
              {
                id: seedRef('wfd', 1, 0, 'invoice-approval'),
                key: 'invoice-approval',
                workspace: null,
              },
              { id: seedRef('wfd', 1, 0, 'access-review'), key: 'access-review', workspace: null },
              {
                id: seedRef('wfd', 1, 1, 'data-export'),
                key: 'data-export',
                workspace: { id: seedRef('wsp', 1, 1) },
              },
              {
                id: seedRef('wfd', 1, 2, 'data-export'),
                key: 'data-export',
                workspace: { id: seedRef('wsp', 1, 2) },
              },
              {
                id: seedRef('wfd', 1, 3, 'data-export'),
                key: 'data-export',
                workspace: { id: seedRef('wsp', 1, 3) },
              },
            ],
            edges: [
              { cursor: 'YWZ0ZXI6MQ', node: { id: seedRef('wfd', 1, 0, 'invoice-approval') } },
              { cursor: 'YWZ0ZXI6Mg', node: { id: seedRef('wfd', 1, 0, 'access-review') } },
              { cursor: 'YWZ0ZXI6Mw', node: { id: seedRef('wfd', 1, 1, 'data-export') } },
              { cursor: 'YWZ0ZXI6NA', node: { id: seedRef('wfd', 1, 2, 'data-export') } },
              { cursor: 'YWZ0ZXI6NQ', node: { id: seedRef('wfd', 1, 3, 'data-export') } },
            ],
            pageInfo: {
              hasNextPage: false,
              hasPreviousPage: false,
              startCursor: 'YWZ0ZXI6MQ',
              endCursor: 'YWZ0ZXI6NQ',
            },
          },
        },
      ],
    },
  },
  {
    what: 'what runs in a workspace, and can be run there alone',
    operation: `{ _entities(representations: [{ __typename: "Workspace", id: "${seedRef('wsp', 2, 1)}" }]) {
      ... on Workspace {
        id workflowRuns(state: FAILED) { nodes { id } }
        workflowDefinitions { nodes { id key organization { id } } }
      }
    } }`,
    data: {
      _entities: [
        {
          id: seedRef('wsp', 2, 1),
          workflowRuns: { nodes: [{ id: seedRef('run', 2, 1, 2) }] },
          workflowDefinitions: {
            nodes: [
              {
                id: seedRef('wfd', 2, 1, 'data-export'),
                key: 'data-export',
                organization: { id: seedRef('org', 2) },
              },
            ],
          },
        },
      ],
    },
  },
  {
    what: 'what waits for a user',
    operation: `{ _entities(representations: [{ __typename: "User", id: "${seedRef('usr', 1, 2)}" }]) {
      ... on User {
        id pendingApprovals(first: 2) {
        nodes { id run { id } } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      }
    } }`,
    data: {
      _entities: [
        {
          id: seedRef('usr', 1, 2),
          pendingApprovals: {
            nodes: [
              { id: seedRef('apr', 1, 1, 2), run: { id: seedRef('run', 1, 1, 2) } },
              { id: seedRef('apr', 1, 2, 5), run: { id: seedRef('run', 1, 2, 5) } },
            ],
            edges: [
              { cursor: 'YWZ0ZXI6MTg', node: { id: seedRef('apr', 1, 1, 2) } },
              { cursor: 'YWZ0ZXI6MjE', node: { id: seedRef('apr', 1, 2, 5) } },
            ],
            pageInfo: {
              hasNextPage: true,
              hasPreviousPage: false,
              startCursor: 'YWZ0ZXI6MTg',
              endCursor: 'YWZ0ZXI6MjE',
            },
          },
        },
      ],
    },
  },
  {
    what: 'the run that decides on an invoice',
    operation: `{ _entities(representations: [{ __typename: "Invoice", id: "${seedRef('inv', 3, 1)}" }]) {
      ... on Invoice { id approvalRun { id state } }
    } }`,
    data: {
      _entities: [
        {
          id: seedRef('inv', 3, 1),
          approvalRun: { id: seedRef('run', 3, 1, 1), state: 'COMPLETED' },
        },
      ],
    },
  },
];
