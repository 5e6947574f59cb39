import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runJob } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send } from './mutations.ts';
import { people } from './people.ts';
import { announced, approval, countRows, startScene } from './run-scene.ts';

const { first, second } = people;

/** Scenes ask at the beginning of this day, for 24 hours. */
const due = new Date('2026-11-03T00:00:00Z');
const early = new Date(due.getTime() - 1);

describe.each(engines)('expire-approvals on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  const expire = (now: Date) => {
    const job = definition.jobs?.['expire-approvals'];
    if (!job) throw new TypeError('There is no such job.');
    return runJob(job, { context: 'workflows', database: workflows.database, now });
  };
  const scene = (required = 1) =>
    startScene(workflows, [approval('approve', required), announced('post')]);
  const stateOf = async (runId: string) => {
    const [row] = await workflows.owner('select state from workflow_runs where public_ref = ?', [
      runId,
    ]);
    return row?.['state'];
  };

  test('lets nothing expire before its time, and everything at it, by a fact', async () => {
    const runs = [await scene(), await scene(2)];
    expect(await expire(early)).toEqual({ expired: 0 });
    expect(await expire(due)).toEqual({ expired: 2 });
    for (const { runId, approvalId } of runs) {
      expect(await stateOf(runId)).toBe('EXPIRED');
      expect(
        await workflows.owner(
          `select request.state, array_agg(step.state order by step.run_step_id) as steps
           from approval_requests as request join run_steps as step using (workflow_run_id)
           where request.public_ref = ? group by request.state`,
          [approvalId],
        ),
      ).toEqual([{ state: 'EXPIRED', steps: ['FAILED', 'SKIPPED'] }]);
      expect(
        await workflows.owner(
          `select event, move.actor_ref, fact.event_type, fact.actor_ref as teller, move.occurred_at
           from workflow_transitions as move join workflow_runs as run using (workflow_run_id)
             join domain_events as fact on fact.event_id::text = move.evidence -> 'eventIds' ->> 0
           where run.public_ref = ? order by seq desc limit 1`,
          [runId],
        ),
      ).toMatchObject([
        {
          event: 'expire',
          actor_ref: 'system:workflows',
          event_type: 'workflows.run.expired.v1',
          teller: 'system:workflows',
        },
      ]);
    }
  });

  test('run twice does nothing the second time', async () => {
    await scene();
    await expire(due);
    const before = await countRows(workflows);
    expect(await expire(due)).toEqual({ expired: 0 });
    expect(await countRows(workflows)).toEqual(before);
  });

  test('leaves alone what was decided or cancelled in time', async () => {
    const decided = await scene();
    const cancelled = await scene();
    const { approvalId } = decided;
    await send(workflows, first, 'decideApproval', { approvalId, decision: 'APPROVE' });
    await send(workflows, people.starter, 'cancelRun', { runId: cancelled.runId });
    expect(await expire(due)).toEqual({ expired: 0 });
    expect(await stateOf(decided.runId)).toBe('COMPLETED');
    expect(await stateOf(cancelled.runId)).toBe('CANCELLED');
  });

  test('comes before who is too late, who is told how it ended', async () => {
    const { approvalId } = await scene();
    await expire(due);
    const late = await send(workflows, second, 'decideApproval', {
      approvalId,
      decision: 'APPROVE',
    });
    expect(late).toMatchObject({
      __typename: 'RunNotWaiting',
      state: 'EXPIRED',
      approvalState: 'EXPIRED',
    });
  });

  test('run by four processes at once ends each run once', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => scene()));
    const reports = await Promise.all(Array.from({ length: 4 }, () => expire(due)));
    expect(reports.reduce((sum, { expired }) => sum + Number(expired), 0)).toBe(runs.length);
    const [facts] = await workflows.owner(
      `select count(*)::int as count from domain_events
       where event_type = 'workflows.run.expired.v1' and aggregate_id = any(?::text[])`,
      [`{${runs.map(({ runId }) => runId).join()}}`],
    );
    expect(facts?.['count']).toBe(runs.length);
  });

  test('racing with approvers ends each run in one way', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => scene()));
    const [{ expired = 0 }, ...decisions] = await Promise.all([
      expire(due),
      ...runs.map(({ approvalId }) =>
        send(workflows, first, 'decideApproval', { approvalId, decision: 'APPROVE' }),
      ),
    ]);
    const counted = decisions.filter(({ __typename }) => __typename === 'DecideApprovalPayload');
    const late = decisions.filter(({ __typename }) => __typename === 'RunNotWaiting');
    expect(counted.length + late.length).toBe(runs.length);
    expect(expired).toBe(late.length);
  });
});
