import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { mutations, send } from './mutations.ts';
import { home, homeWorkspace, people } from './people.ts';
import { announced, approval, countRows, reported, startScene } from './run-scene.ts';

const { first, second, starter } = people;

describe.each(engines)('a mutation of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  test.each(['startRun', 'decideApproval', 'reportStep', 'cancelRun', 'retryRun'] as const)(
    '%s sent twice has one effect, and shows what holds then',
    async (name) => {
      const scenes = {
        startRun: [announced('one')],
        decideApproval: [approval('one')],
        reportStep: [reported('one')],
        cancelRun: [reported('one')],
        retryRun: [reported('one')],
      } as const;
      const { runId, approvalId, definitionId } = await startScene(workflows, scenes[name]);
      const report = { runId, stepKey: 'one', attempt: 1 };
      if (name === 'retryRun') {
        await send(workflows, starter, 'reportStep', { ...report, outcome: 'FAILED' });
      }
      const inputs = {
        startRun: { definitionId, workspaceId: homeWorkspace },
        decideApproval: { approvalId, decision: 'APPROVE' },
        reportStep: { ...report, outcome: 'SUCCEEDED' },
        cancelRun: { runId },
        retryRun: { runId },
      };
      const who = name === 'decideApproval' ? first : starter;
      const input = { requestId: randomUUID(), ...inputs[name] };
      const once = await send(workflows, who, name, input);
      expect(once['replayed']).toBe(false);
      const before = await countRows(workflows);
      expect(await send(workflows, who, name, input)).toEqual({ ...once, replayed: true });
      expect(await countRows(workflows)).toEqual(before);
    },
  );

  test('publishWorkflowDefinition sent twice has one effect', async () => {
    const input = {
      requestId: randomUUID(),
      organizationId: home,
      key: 'replayed',
      name: 'Replayed',
      steps: [announced('one')],
    };
    const once = await send(workflows, people.publisher, 'publishWorkflowDefinition', input);
    const again = await send(workflows, people.publisher, 'publishWorkflowDefinition', input);
    expect(again).toEqual({ ...once, replayed: true });
  });

  test('tells a replay what holds then, not what held', async () => {
    const { approvalId } = await startScene(workflows, [approval('one', 2)]);
    const input = { requestId: randomUUID(), approvalId, decision: 'APPROVE' };
    const once = await send(workflows, first, 'decideApproval', input);
    expect(once.run.state).toBe('WAITING_APPROVAL');
    await send(workflows, second, 'decideApproval', { approvalId, decision: 'APPROVE' });
    const again = await send(workflows, first, 'decideApproval', input);
    expect(again).toMatchObject({ replayed: true, run: { state: 'COMPLETED' } });
  });

  test('keeps what it came to from whoever may see it no more', async () => {
    const { runId } = await startScene(workflows, [reported('one')]);
    const input = { requestId: randomUUID(), runId };
    await send(workflows, starter, 'cancelRun', input);
    const left = { ...starter, grants: people.stranger.grants };
    expect(await send(workflows, left, 'cancelRun', input)).toMatchObject({
      __typename: 'CancelRunPayload',
      replayed: true,
      run: null,
    });
  });

  test('keeps it also from a member who may do it no more, nor read it', async () => {
    const { runId, approvalId } = await startScene(workflows, [approval('one')]);
    const decide = { requestId: randomUUID(), approvalId, decision: 'APPROVE' };
    const cancel = { requestId: randomUUID(), runId };
    const publish = {
      requestId: randomUUID(),
      organizationId: home,
      key: 'kept-from-members',
      name: 'Kept',
      steps: [announced('one')],
    };
    await send(workflows, first, 'decideApproval', decide);
    await send(workflows, starter, 'cancelRun', cancel);
    await send(workflows, people.publisher, 'publishWorkflowDefinition', publish);
    const { grants } = people.nobody;
    expect(await send(workflows, { ...first, grants }, 'decideApproval', decide)).toMatchObject({
      replayed: true,
      run: null,
    });
    // It came too late to end the run, which a refusal says; what the run is now, it does not.
    const ended = await send(workflows, { ...starter, grants }, 'cancelRun', cancel);
    expect(ended).toEqual({
      __typename: 'RunAlreadyEnded',
      message: 'The run has ended as COMPLETED: nothing is left to end.',
      state: 'COMPLETED',
    });
    const kept = { ...people.publisher, grants };
    const published = await send(workflows, kept, 'publishWorkflowDefinition', publish);
    expect(published).toMatchObject({ replayed: true, definition: null });
  });

  test('refuses a request id that stood for another input', async () => {
    const requestId = randomUUID();
    const scenes = [
      await startScene(workflows, [reported('one')]),
      await startScene(workflows, [reported('one')]),
    ] as const;
    await send(workflows, starter, 'cancelRun', { requestId, runId: scenes[0].runId });
    const before = await countRows(workflows);
    const answer = await workflows.executeAs(starter, mutations.cancelRun, {
      input: { requestId, runId: scenes[1].runId },
    });
    expect(answer.errors).toMatchObject([{ code: 'REQUEST_ID_REUSED' }]);
    expect(await countRows(workflows)).toEqual(before);
  });

  test('takes one request id from two people for two requests', async () => {
    const { approvalId } = await startScene(workflows, [approval('one', 2)]);
    const input = { requestId: randomUUID(), approvalId, decision: 'APPROVE' };
    await send(workflows, first, 'decideApproval', input);
    const other = await send(workflows, second, 'decideApproval', input);
    expect(other).toMatchObject({ replayed: false, run: { state: 'COMPLETED' } });
  });
});
