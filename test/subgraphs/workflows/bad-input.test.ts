import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { mutations, type MutationName } from './mutations.ts';
import { home, homeWorkspace, people } from './people.ts';
import { announced, countRows, startScene, reported } from './run-scene.ts';

const requestId = 'bad-input-request';
const run = { runId: seedRef('run', 1, 1, 1) };

/** An input of each mutation that nothing is wrong with. */
const good: Readonly<Record<MutationName, Readonly<Record<string, unknown>>>> = {
  publishWorkflowDefinition: {
    requestId,
    organizationId: home,
    key: 'bad-input',
    name: 'Bad input',
    steps: [announced('one')],
  },
  startRun: {
    requestId,
    definitionId: seedRef('wfd', 1, 0, 'invoice-approval'),
    workspaceId: homeWorkspace,
    approverIds: [people.first.subject],
  },
  reportStep: { requestId, ...run, stepKey: 'one', attempt: 1, outcome: 'SUCCEEDED' },
  decideApproval: { requestId, approvalId: seedRef('apr', 1, 1, 1), decision: 'APPROVE' },
  cancelRun: { requestId, ...run },
  retryRun: { requestId, ...run },
};

const many = (count: number) => Array.from({ length: count }, (_, index) => announced(`s${index}`));
const step = (more: object) => [{ ...announced('one'), ...more }];

/** What is wrong, of which mutation, and the code that says so. */
const bad: readonly (readonly [MutationName, string, object, string])[] = [
  ...(Object.keys(good) as MutationName[]).flatMap((name) =>
    (
      [
        ['no request id', { requestId: undefined }, 'REQUEST_ID_REQUIRED'],
        ['an empty request id', { requestId: '' }, 'REQUEST_ID_REQUIRED'],
        ['a short request id', { requestId: 'x'.repeat(15) }, 'REQUEST_ID_INVALID'],
        ['a long request id', { requestId: 'x'.repeat(129) }, 'REQUEST_ID_INVALID'],
        [
          'a request id that breaks a line',
          { requestId: 'x'.repeat(16) + '\n' },
          'REQUEST_ID_INVALID',
        ],
        ['a field that there is not', { state: 'COMPLETED' }, 'BAD_USER_INPUT'],
      ] as const
    ).map(([what, input, code]) => [name, what, input, code] as const),
  ),
  ...(
    [
      ['another kind of id', { organizationId: homeWorkspace }],
      ['a quote in an id', { organizationId: "org_' or true --" }],
      ['an organization for a workspace', { workspaceId: home }],
      ['an empty key', { key: '' }],
      ['a key in capitals', { key: 'BAD' }],
      ['a key of 51 characters', { key: 'k'.repeat(51) }],
      ['an empty name', { name: '' }],
      ['a name of 101 characters', { name: 'x'.repeat(101) }],
      ['a name that no text holds', { name: 'a\u0000b' }],
      ['half a character', { name: 'a\ud800b' }],
      ['no steps', { steps: [] }],
      ['51 steps', { steps: many(51) }],
      ['10,000 steps', { steps: many(10_000) }],
      ['steps of nothing', { steps: [null] }],
      ['a step without a name', { steps: [{ key: 'one', kind: 'ACTION' }] }],
      ['a step of another kind', { steps: step({ kind: 'WAIT' }) }],
      ['a step whose key is a path', { steps: step({ key: 'a/b' }) }],
      ['no approver', { steps: step({ kind: 'APPROVAL', requiredCount: 0, dueInHours: 1 }) }],
      [
        'a negative number of approvers',
        { steps: step({ kind: 'APPROVAL', requiredCount: -1, dueInHours: 1 }) },
      ],
      ['21 approvers', { steps: step({ kind: 'APPROVAL', requiredCount: 21, dueInHours: 1 }) }],
      [
        'half an approver',
        { steps: step({ kind: 'APPROVAL', requiredCount: 1.5, dueInHours: 1 }) },
      ],
      ['no time', { steps: step({ kind: 'APPROVAL', requiredCount: 1, dueInHours: 0 }) }],
      [
        'more than a year',
        { steps: step({ kind: 'APPROVAL', requiredCount: 1, dueInHours: 8761 }) },
      ],
      [
        'more hours than a number holds',
        { steps: step({ kind: 'APPROVAL', requiredCount: 1, dueInHours: 1e12 }) },
      ],
    ] as const
  ).map(([what, input]) => ['publishWorkflowDefinition', what, input, 'BAD_USER_INPUT'] as const),
  ...(
    [
      ['a key for an id', { definitionId: 'invoice-approval' }],
      ['no workspace', { workspaceId: null }],
      ['a subject that is no id', { subjectId: 'the invoice' }],
      ['an approver who is no user', { approverIds: [people.first.subject, home] }],
      ['an approver who is nobody', { approverIds: [null] }],
      ['51 approvers', { approverIds: Array.from({ length: 51 }, (_, n) => seedRef('usr', 1, n)) }],
    ] as const
  ).map(([what, input]) => ['startRun', what, input, 'BAD_USER_INPUT'] as const),
  ...(
    [
      ['attempt 0', { attempt: 0 }],
      ['a negative attempt', { attempt: -1 }],
      ['an enormous attempt', { attempt: 2_147_483_647 }],
      ['an attempt beyond a number', { attempt: 2_147_483_648 }],
      ['an outcome that there is not', { outcome: 'SKIPPED' }],
      ['a step by its number', { stepKey: '1' }],
    ] as const
  ).map(([what, input]) => ['reportStep', what, input, 'BAD_USER_INPUT'] as const),
  ...(
    [
      ['a run for an approval', { approvalId: run.runId }],
      ['a decision that there is not', { decision: 'ABSTAIN' }],
      ['an empty comment', { comment: '' }],
      ['a comment of 2001 characters', { comment: 'x'.repeat(2001) }],
      ['the name of an organization', { onBehalfOfId: home }],
    ] as const
  ).map(([what, input]) => ['decideApproval', what, input, 'BAD_USER_INPUT'] as const),
  ...(['cancelRun', 'retryRun'] as const).flatMap((name) =>
    ['', 'run_', `${run.runId}0`, run.runId.toUpperCase(), home].map(
      (runId) => [name, `"${runId}" for a run`, { runId }, 'BAD_USER_INPUT'] as const,
    ),
  ),
];

describe.each(engines)('workflows on %s refuse before anything is done', (_name, engine) => {
  let workflows: TestSubgraph;
  let before: unknown;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 1 });
    await startScene(workflows, [reported('one')]);
    before = await countRows(workflows);
  });
  afterAll(() => workflows.close());

  const claims = () =>
    workflows.owner('select request_id from idempotency_requests where request_id = ?', [
      requestId,
    ]);

  test.each(bad)('%s with %s', async (name, _what, wrong, code) => {
    const input = JSON.parse(JSON.stringify({ ...good[name], ...wrong })) as object;
    const answer = await workflows.executeAs(people.owner, mutations[name], { input });
    expect(answer.errors).toMatchObject([{ code }]);
    expect(answer.data).toBeNull();
    expect(await countRows(workflows)).toEqual(before);
    expect(await claims()).toEqual([]);
  });

  test('and take what is good', async () => {
    const input = good.publishWorkflowDefinition;
    const answer = await workflows.executeAs(people.owner, mutations.publishWorkflowDefinition, {
      input,
    });
    expect(answer.errors).toEqual([]);
    expect(await claims()).toHaveLength(1);
  });
});
