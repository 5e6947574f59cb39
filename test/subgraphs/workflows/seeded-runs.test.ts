import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import { everywhere } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send } from './mutations.ts';
import { runRules } from './run-rules.ts';

describe.each(engines)('what the seed left open, on %s,', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 12 });
  });
  afterAll(() => workflows.close());

  /** Every run in a state, with the step that it stands at and the approval that it waits for. */
  const runsIn = (state: string) =>
    workflows.owner(
      `select run.public_ref as "runId", step_key as "stepKey", asked.public_ref as "approvalId",
         (
           select ref from unnest(asked.approver_refs) as ref
           where not exists (
             select from approval_decisions as given
             where given.approval_request_id = asked.approval_request_id
               and ref in (given.actor_ref, given.on_behalf_of_ref))
           limit 1) as approver
       from workflow_runs as run
         left join run_steps as step on step.workflow_run_id = run.workflow_run_id and step.state = 'RUNNING'
         left join approval_requests as asked
           on asked.workflow_run_id = run.workflow_run_id and asked.state = 'PENDING'
       where run.state = ? order by run.workflow_run_id`,
      [state],
    );
  const anybody = everywhere();

  test('begun runs are reported', async () => {
    const runs = await runsIn('RUNNING');
    expect(runs.length).toBeGreaterThan(0);
    for (const { runId, stepKey } of runs) {
      const input = { runId, stepKey, attempt: 1, outcome: 'SUCCEEDED' };
      expect(await send(workflows, anybody, 'reportStep', input)).toMatchObject({
        run: { state: 'COMPLETED' },
      });
    }
  });

  test('failed runs are retried', async () => {
    const runs = await runsIn('FAILED');
    expect(runs.length).toBeGreaterThan(0);
    for (const { runId } of runs) {
      expect(await send(workflows, anybody, 'retryRun', { runId })).toMatchObject({
        run: { state: 'COMPLETED' },
      });
    }
  });

  test('waiting runs are decided', async () => {
    const runs = await runsIn('WAITING_APPROVAL');
    expect(runs.length).toBeGreaterThan(0);
    for (const { approvalId, approver } of runs) {
      const who = everywhere(String(approver));
      const input = { approvalId, decision: 'REJECT' };
      const outcome = await send(workflows, who, 'decideApproval', input);
      expect(outcome).toMatchObject({ run: { state: 'REJECTED' } });
    }
  });

  test('runs that were only asked for are cancelled', async () => {
    const runs = await runsIn('CREATED');
    expect(runs.length).toBeGreaterThan(0);
    for (const { runId } of runs) {
      expect(await send(workflows, anybody, 'cancelRun', { runId })).toMatchObject({
        run: { state: 'CANCELLED' },
      });
    }
  });

  test.each(runRules.filter(({ rule }) => !rule.startsWith('a state is what')))(
    'and $rule',
    async ({ broken }) => {
      expect(await workflows.owner(broken)).toEqual([]);
    },
  );
});
