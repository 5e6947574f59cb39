import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send, type RunAnswer } from './mutations.ts';
import { homeWorkspace, people } from './people.ts';
import { announced, approval, publishSteps, reported, startScene } from './run-scene.ts';

const { first, second, starter } = people;

describe.each(engines)('a run on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  const eventsOf = ({ transitions }: RunAnswer) => transitions.nodes.map(({ event }) => event);

  const factsOf = async (run: string) => {
    const rows = await workflows.owner(
      `select event_type, actor_ref, payload from domain_events
       where payload ->> 'runRef' = ? order by domain_event_id`,
      [run],
    );
    return rows as { event_type: string; actor_ref: string; payload: Record<string, unknown> }[];
  };

  test('of announced steps is done at once, and says what metering needs', async () => {
    const { runId, run } = await startScene(workflows, [
      announced('extract'),
      announced('deliver'),
    ]);
    expect(run).toMatchObject({
      state: 'COMPLETED',
      steps: [
        { key: 'extract', attempt: 1, state: 'SUCCEEDED' },
        { key: 'deliver', attempt: 1, state: 'SUCCEEDED' },
      ],
    });
    const facts = await factsOf(runId);
    expect(facts.map(({ event_type }) => event_type)).toEqual([
      'workflows.run.requested.v1',
      'workflows.run.started.v1',
      'workflows.step.succeeded.v1',
      'workflows.step.succeeded.v1',
      'workflows.run.completed.v1',
    ]);
    expect(facts.map(({ actor_ref }) => actor_ref)).toEqual([
      starter.subject,
      starter.subject,
      'system:workflows',
      'system:workflows',
      'system:workflows',
    ]);
    expect(facts.at(-1)?.payload).toEqual({
      runRef: runId,
      organizationRef: starter.grants[0]?.organization,
      workspaceRef: homeWorkspace,
      definitionKey: expect.stringMatching(/^scene-/),
      versionNumber: 1,
      subjectRef: null,
      startedAt: '2026-11-02T00:00:00.000Z',
      finishedAt: '2026-11-02T00:00:00.000Z',
      stepCount: 2,
      durationSeconds: 0,
    });
  });

  test('waits for an approver, who is not whoever started it, and goes on', async () => {
    const { run, approvalId } = await startScene(workflows, [
      announced('check'),
      approval('approve'),
      announced('post'),
    ]);
    expect(run).toMatchObject({
      state: 'WAITING_APPROVAL',
      steps: [
        { key: 'check', state: 'SUCCEEDED' },
        { key: 'approve', state: 'RUNNING' },
        { key: 'post', state: 'PENDING' },
      ],
      approvalRequests: [
        { state: 'PENDING', approvers: [{ id: first.subject }, { id: second.subject }] },
      ],
    });
    const outcome = await send(workflows, second, 'decideApproval', {
      approvalId,
      decision: 'APPROVE',
      comment: 'Looks right.',
    });
    expect(outcome).toMatchObject({
      __typename: 'DecideApprovalPayload',
      replayed: false,
      approvalRequest: { id: approvalId, state: 'APPROVED' },
      run: {
        state: 'COMPLETED',
        approvalRequests: [
          {
            decisions: [
              {
                decision: 'APPROVE',
                comment: 'Looks right.',
                actor: { id: second.subject },
                onBehalfOf: null,
              },
            ],
          },
        ],
      },
    });
    expect(eventsOf(outcome.run)).toEqual(['START', 'AWAIT_APPROVAL', 'APPROVE', 'COMPLETE']);
  });

  test('keeps the comment of a decision out of the facts', async () => {
    const { runId, approvalId } = await startScene(workflows, [approval('approve')]);
    const comment = 'Only between us.';
    await send(workflows, first, 'decideApproval', { approvalId, decision: 'REJECT', comment });
    expect(JSON.stringify(await factsOf(runId))).not.toContain('between us');
  });

  test('ends with one no, and leaves the rest out', async () => {
    const { approvalId } = await startScene(workflows, [approval('approve', 2), announced('post')]);
    const yes = await send(workflows, first, 'decideApproval', { approvalId, decision: 'APPROVE' });
    expect(yes).toMatchObject({ run: { state: 'WAITING_APPROVAL' } });
    const no = await send(workflows, second, 'decideApproval', { approvalId, decision: 'REJECT' });
    expect(no).toMatchObject({
      approvalRequest: { state: 'REJECTED' },
      run: {
        state: 'REJECTED',
        steps: [
          { key: 'approve', state: 'FAILED' },
          { key: 'post', state: 'SKIPPED' },
        ],
      },
    });
  });

  test('asks at each step of people anew', async () => {
    const { approvalId } = await startScene(workflows, [approval('one'), approval('two')]);
    const once = await send(workflows, first, 'decideApproval', {
      approvalId,
      decision: 'APPROVE',
    });
    expect(once).toMatchObject({
      run: {
        state: 'WAITING_APPROVAL',
        approvalRequests: [{ state: 'APPROVED' }, { state: 'PENDING' }],
      },
    });
    const next = once.run.approvalRequests[1]?.id;
    const twice = await send(workflows, first, 'decideApproval', {
      approvalId: next,
      decision: 'APPROVE',
    });
    expect(twice).toMatchObject({ run: { state: 'COMPLETED' } });
  });

  test('waits for the report of a step, fails by it, and is taken up where it failed', async () => {
    const { runId, run } = await startScene(workflows, [
      announced('before'),
      reported('deliver'),
      announced('after'),
    ]);
    expect(run).toMatchObject({ state: 'RUNNING' });
    const report = { runId, stepKey: 'deliver' };
    const failed = await send(workflows, starter, 'reportStep', {
      ...report,
      attempt: 1,
      outcome: 'FAILED',
    });
    expect(failed).toMatchObject({
      __typename: 'ReportStepPayload',
      replayed: false,
      run: { state: 'FAILED' },
    });
    const retried = await send(workflows, starter, 'retryRun', { runId });
    expect(retried).toMatchObject({
      __typename: 'RetryRunPayload',
      replayed: false,
      run: { state: 'RUNNING' },
    });
    const done = await send(workflows, starter, 'reportStep', {
      ...report,
      attempt: 2,
      outcome: 'SUCCEEDED',
    });
    expect(done.run.state).toBe('COMPLETED');
    expect(done.run.steps).toEqual([
      { key: 'before', attempt: 1, state: 'SUCCEEDED' },
      { key: 'deliver', attempt: 1, state: 'FAILED' },
      { key: 'after', attempt: 1, state: 'SUCCEEDED' },
      { key: 'deliver', attempt: 2, state: 'SUCCEEDED' },
    ]);
    expect(eventsOf(done.run)).toEqual(['START', 'FAIL', 'RETRY', 'COMPLETE']);
    const started = (await factsOf(runId)).filter(
      ({ event_type }) => event_type === 'workflows.step.started.v1',
    );
    expect(started.map(({ payload }) => payload['attempt'])).toEqual([1, 2]);
  });

  test('is ended by whoever may start runs, and its questions with it', async () => {
    const { runId } = await startScene(workflows, [approval('approve'), announced('post')]);
    expect(await send(workflows, starter, 'cancelRun', { runId })).toMatchObject({
      __typename: 'CancelRunPayload',
      replayed: false,
      run: {
        state: 'CANCELLED',
        steps: [
          { key: 'approve', state: 'CANCELLED' },
          { key: 'post', state: 'SKIPPED' },
        ],
        approvalRequests: [{ state: 'CANCELLED' }],
      },
    });
  });

  test('keeps to the version that it started with', async () => {
    const key = `kept-${Date.now()}`;
    const definitionId = await publishSteps(workflows, [reported('old')], { key });
    const started = await send(workflows, starter, 'startRun', {
      definitionId,
      workspaceId: homeWorkspace,
    });
    await publishSteps(workflows, [announced('new')], { key });
    const runId = started.run.id;
    const done = await send(workflows, starter, 'reportStep', {
      runId,
      stepKey: 'old',
      attempt: 1,
      outcome: 'SUCCEEDED',
    });
    expect(done.run).toMatchObject({ state: 'COMPLETED', steps: [{ key: 'old' }] });
  });

  test('rests each of its moves on a fact that stands before it', async () => {
    const { runId, approvalId } = await startScene(workflows, [approval('approve')]);
    const outcome = await send(workflows, first, 'decideApproval', {
      approvalId,
      decision: 'APPROVE',
    });
    const facts = await workflows.owner(
      'select event_id, organization_ref from domain_events where aggregate_id = ? order by aggregate_seq',
      [runId],
    );
    const evidence = outcome.run.transitions.nodes.map((move) => move.evidenceEventIds[0]);
    expect(facts.slice(1).map((fact) => fact['event_id'])).toEqual(evidence);
    expect(new Set(facts.map((fact) => fact['organization_ref']))).toEqual(
      new Set([starter.grants[0]?.organization]),
    );
  });
});
