import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { mutations, send } from './mutations.ts';
import { homeWorkspace, people } from './people.ts';
import { announced, approval, publishSteps, reported, startScene } from './run-scene.ts';

const { first, owner, second, starter } = people;

/** How often each race is run. */
const ROUNDS = 12;

describe.each(engines)('at the same moment, on %s,', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  const namesOf = (outcomes: readonly { readonly __typename: string }[]) =>
    outcomes.map(({ __typename }) => __typename).sort();

  test('two approvers make one decision', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { approvalId } = await startScene(workflows, [approval('approve')]);
      const outcomes = await Promise.all(
        [first, second].map((who) =>
          send(workflows, who, 'decideApproval', { approvalId, decision: 'APPROVE' }),
        ),
      );
      expect(namesOf(outcomes)).toEqual(['DecideApprovalPayload', 'RunNotWaiting']);
      expect(outcomes.find(({ __typename }) => __typename === 'RunNotWaiting')).toMatchObject({
        state: 'COMPLETED',
        approvalState: 'APPROVED',
      });
    }
  });

  test('a yes and a no make one of them', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { runId, approvalId } = await startScene(workflows, [approval('approve')]);
      const outcomes = await Promise.all([
        send(workflows, first, 'decideApproval', { approvalId, decision: 'APPROVE' }),
        send(workflows, second, 'decideApproval', { approvalId, decision: 'REJECT' }),
      ]);
      expect(namesOf(outcomes)).toEqual(['DecideApprovalPayload', 'RunNotWaiting']);
      const moves = await workflows.owner(
        `select event from workflow_transitions join workflow_runs using (workflow_run_id)
         where public_ref = ? and event in ('approve', 'reject')`,
        [runId],
      );
      expect(moves).toHaveLength(1);
    }
  });

  test('one approver speaks once, however often', async () => {
    const { approvalId } = await startScene(workflows, [approval('approve', 2)]);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        send(workflows, first, 'decideApproval', { approvalId, decision: 'APPROVE' }),
      ),
    );
    expect(namesOf(outcomes)).toEqual([
      ...Array.from({ length: 7 }, () => 'AlreadyDecided'),
      'DecideApprovalPayload',
    ]);
  });

  test('a cancellation and an approval end the run in one way', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { runId, approvalId } = await startScene(workflows, [approval('approve')]);
      const [decided, cancelled] = await Promise.all([
        send(workflows, first, 'decideApproval', { approvalId, decision: 'APPROVE' }),
        send(workflows, starter, 'cancelRun', { runId }),
      ]);
      const came = [decided.__typename, cancelled.__typename];
      expect([
        ['DecideApprovalPayload', 'RunAlreadyEnded'],
        ['RunNotWaiting', 'CancelRunPayload'],
      ]).toContainEqual(came);
    }
  });

  test('two retries of a failed run are one more attempt', async () => {
    const { runId } = await startScene(workflows, [reported('deliver')]);
    const report = { runId, stepKey: 'deliver', attempt: 1, outcome: 'FAILED' };
    await send(workflows, starter, 'reportStep', report);
    const outcomes = await Promise.all(
      [starter, owner].map((who) => send(workflows, who, 'retryRun', { runId })),
    );
    expect(namesOf(outcomes)).toEqual(['RetryRunPayload', 'RunNotFailed']);
    const attempts = await workflows.owner(
      `select attempt from run_steps join workflow_runs using (workflow_run_id)
       where public_ref = ? order by attempt`,
      [runId],
    );
    expect(attempts).toEqual([{ attempt: 1 }, { attempt: 2 }]);
  });

  test('publishers of one key get numbers without a gap', async () => {
    const key = `raced-${Date.now()}`;
    const publish = (index: number) =>
      publishSteps(workflows, [announced(`step-${index}`)], { key });
    const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => publish(index)));
    expect(new Set(ids).size).toBe(1);
    const versions = await workflows.owner(
      `select version_number from definition_versions join workflow_definitions
         using (workflow_definition_id) where key = ? order by 1`,
      [key],
    );
    expect(versions).toEqual(
      Array.from({ length: 8 }, (_, index) => ({ version_number: index + 1 })),
    );
  });

  test('a hundred calls under twenty request ids start twenty runs', async () => {
    const definitionId = await publishSteps(workflows, [announced('check'), approval('approve')]);
    const input = { definitionId, workspaceId: homeWorkspace, approverIds: [first.subject] };
    const requestIds = Array.from({ length: 20 }, () => randomUUID());
    const callOnce = (requestId: string) =>
      workflows.executeAs(starter, mutations.startRun, { input: { requestId, ...input } });
    /** As a client does: told that the first call is at work, it sends the same again. */
    const call = async (requestId: string) => {
      for (;;) {
        const answer = await callOnce(requestId);
        if (answer.errors[0]?.code !== 'REQUEST_IN_PROGRESS') return answer;
      }
    };
    const calls = Array.from({ length: 5 }, () => requestIds).flat();
    const answers = await Promise.all(calls.map(call));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const outcomes = answers.map(
      ({ data }) => (data as { outcome: { replayed: boolean; run: { id: string } } }).outcome,
    );
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(20);
    expect(new Set(outcomes.map(({ run }) => run.id)).size).toBe(20);
    const [made] = await workflows.owner(
      `select count(*)::int as runs from workflow_runs
         join definition_versions using (definition_version_id)
         join workflow_definitions using (workflow_definition_id)
       where workflow_definitions.public_ref = ?`,
      [definitionId],
    );
    expect(made).toEqual({ runs: 20 });
  });
});
