import { seedRef } from '@demarc/kit';
import type { ExpectedAnswer } from './expected-runs.ts';

/** What is read of one definition. */
export const definitionAnswers: readonly ExpectedAnswer[] = [
  {
    what: 'a definition of a whole organization',
    operation: `{ workflowDefinition(id: "${seedRef('wfd', 1, 0, 'invoice-approval')}") {
      id key name createdAt organization { id } workspace { id }
      currentVersion { versionNumber }
      versions {
        nodes {
          versionNumber hash publishedAt publishedBy { id }
          steps { key name kind requiredCount dueInHours }
        }
        edges { cursor node { versionNumber } } pageInfo { hasNextPage }
      }
    } }`,
    data: {
      workflowDefinition: {
        id: seedRef('wfd', 1, 0, 'invoice-approval'),
        key: 'invoice-approval',
        name: 'Invoice approval',
        createdAt: '2026-04-20T00:00:00.000Z',
        organization: { id: seedRef('org', 1) },
        workspace: null,
        currentVersion: { versionNumber: 2 },
        versions: {
          nodes: [
            {
              versionNumber: 2,
              hash: '0a6959129dbced1570e9072a6f558281972734a005c73f89dea5841328f5d68d',
              publishedAt: '2026-08-03T00:00:00.000Z',
              publishedBy: { id: seedRef('usr', 1, 1) },
              steps: [
                {
                  key: 'check',
                  name: 'Check the amounts',
                  kind: 'ACTION',
                  requiredCount: null,
                  dueInHours: null,
                },
                {
                  key: 'approve',
                  name: 'Approve the invoice',
                  kind: 'APPROVAL',
                  requiredCount: 1,
                  dueInHours: 720,
                },
                {
                  key: 'post',
                  name: 'Release for payment',
                  kind: 'ACTION',
                  requiredCount: null,
                  dueInHours: null,
                },
                {
                  key: 'notify',
                  name: 'Tell the requester',
                  kind: 'ACTION',
                  requiredCount: null,
                  dueInHours: null,
                },
              ],
            },
            {
              versionNumber: 1,
              hash: 'f016845a01a1b36c0625fb5c5f1e8fb48488839c0fcf2d9e50a164db7fd64a96',
              publishedAt: '2026-04-25T00:00:00.000Z',
              publishedBy: { id: seedRef('usr', 1, 1) },
              steps: [
                {
                  key: 'check',
                  name: 'Check the amounts',
                  kind: 'ACTION',
                  requiredCount: null,
                  dueInHours: null,
                },
                {
                  key: 'approve',
                  name: 'Approve the invoice',
                  kind: 'APPROVAL',
                  requiredCount: 1,
                  dueInHours: 720,
                },
                {
                  key: 'post',
                  name: 'Release for payment',
                  kind: 'ACTION',
                  requiredCount: null,
                  dueInHours: null,
                },
              ],
            },
          ],
          edges: [
            { cursor: 'YWZ0ZXI6Mg', node: { versionNumber: 2 } },
            { cursor: 'YWZ0ZXI6MQ', node: { versionNumber: 1 } },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    },
  },
];
