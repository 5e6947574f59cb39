import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED_TODAY, seedRef, seedRunCount, seedWorkspaceCount } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const ORGANIZATIONS = 12;

const tables = [
  'workflow_definitions',
  'definition_versions',
  'workflow_runs',
  'run_steps',
  'approval_requests',
  'approval_decisions',
  'workflow_transitions',
  'domain_events',
];

/** What tells when and where the seed ran. */
const VARYING = ['recorded_at', 'ingest_date', 'tx_id'];

/** Each is a rule of the history, as a query for what breaks it. */
const rules = [
  {
    rule: 'a state is where the last transition led',
    broken: `select public_ref from workflow_runs as run where state <> coalesce((
      select to_state from workflow_transitions as move
      where move.workflow_run_id = run.workflow_run_id order by seq desc limit 1), 'CREATED')`,
  },
  {
    rule: 'a version is the number of transitions, which have no gap',
    broken: `select public_ref from workflow_runs as run where version <> (
        select count(*) from workflow_transitions as move where move.workflow_run_id = run.workflow_run_id)
      or version <> coalesce((
        select max(seq) from workflow_transitions as move where move.workflow_run_id = run.workflow_run_id), 0)`,
  },
  {
    rule: 'a transition begins where the one before it ended, and not earlier',
    broken: `select 1 from workflow_transitions as move join workflow_transitions as before
        on before.workflow_run_id = move.workflow_run_id and before.seq = move.seq - 1
      where before.to_state <> move.from_state or before.occurred_at > move.occurred_at`,
  },
  {
    rule: 'a run keeps to the version that was current when it was asked for',
    broken: `select run.public_ref from workflow_runs as run join definition_versions as version
        using (definition_version_id)
      where version.published_at > run.created_at or exists (
        select from definition_versions as newer
        where newer.workflow_definition_id = version.workflow_definition_id
          and newer.version_number > version.version_number and newer.published_at <= run.created_at)`,
  },
  {
    rule: 'four eyes',
    broken: `select 1 from approval_decisions join approval_requests using (approval_request_id)
      join workflow_runs using (workflow_run_id)
      where requested_by_ref in (actor_ref, on_behalf_of_ref)
        or coalesce(on_behalf_of_ref, actor_ref) <> all (approval_requests.approver_refs)`,
  },
  {
    rule: 'an approved request has as many voices as it needs, a rejected one a no',
    broken: `select public_ref from approval_requests as request where case state
      when 'APPROVED' then required_count <> (
        select count(*) from approval_decisions as given
        where given.approval_request_id = request.approval_request_id and decision = 'APPROVE')
      when 'REJECTED' then not exists (
        select from approval_decisions as given
        where given.approval_request_id = request.approval_request_id and decision = 'REJECT')
      else false end`,
  },
  {
    rule: 'an approval is pending just where a run waits',
    broken: `select public_ref from workflow_runs as run
      where (state = 'WAITING_APPROVAL') <> exists (
        select from approval_requests as request
        where request.workflow_run_id = run.workflow_run_id and request.state = 'PENDING')`,
  },
  {
    rule: 'nothing is due before today that is still pending, and nothing expired early',
    broken: `select 1 from approval_requests join workflow_runs using (workflow_run_id)
      where approval_requests.state = 'PENDING' and due_at <= '${SEED_TODAY.toISOString()}'
        or approval_requests.state = 'EXPIRED' and finished_at < due_at`,
  },
  {
    rule: 'a completed run has no step that did not succeed in the end',
    broken: `select run.public_ref from workflow_runs as run join run_steps as step using (workflow_run_id)
      where run.state = 'COMPLETED' and step.state <> 'SUCCEEDED' and not exists (
        select from run_steps as later where later.workflow_run_id = run.workflow_run_id
          and later.step_key = step.step_key and later.attempt > step.attempt)`,
  },
  {
    rule: 'an ended run has no step at work, and every step lies within its run',
    broken: `select 1 from workflow_runs as run join run_steps as step using (workflow_run_id)
      where run.finished_at is not null and step.state = 'RUNNING'
        or step.started_at < run.created_at or step.finished_at > run.finished_at
        or step.started_at > step.finished_at`,
  },
  {
    rule: 'every transition has its fact, of the same moment, appended before it',
    broken: `select 1 from workflow_transitions as move where not exists (
      select from domain_events as fact
      where fact.event_id::text = move.evidence -> 'eventIds' ->> 0
        and fact.occurred_at = move.occurred_at and fact.aggregate_seq = move.seq + 1
        and fact.event_type like 'workflows.run.%')`,
  },
  {
    rule: 'facts are numbered without a gap',
    broken: `select aggregate_id from domain_events group by aggregate_type, aggregate_id
      having count(*) <> max(aggregate_seq)`,
  },
  {
    rule: 'a completed run says what metering needs',
    broken: `select 1 from domain_events where event_type = 'workflows.run.completed.v1' and not
      jsonb_exists_all(payload, array['runRef', 'organizationRef', 'workspaceRef', 'stepCount', 'durationSeconds'])`,
  },
  {
    rule: 'the history ends today',
    broken: `select 1 from domain_events where occurred_at > '${SEED_TODAY.toISOString()}'`,
  },
  {
    rule: 'within an organization the later run has the higher key',
    broken: `select later.public_ref from workflow_runs as later join workflow_runs as earlier
        using (organization_ref)
      where later.workflow_run_id > earlier.workflow_run_id and later.created_at < earlier.created_at`,
  },
];

describe.each(engines)('the seed of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: ORGANIZATIONS });
  });
  afterAll(() => workflows.close());

  async function rowsOf(subgraph: TestSubgraph, table: string) {
    const rows = await subgraph.owner(`select * from ${table} order by 1`);
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !VARYING.includes(column))),
    );
  }

  test.each(rules)('keeps the rule: $rule', async ({ broken }) => {
    expect(await workflows.owner(broken)).toEqual([]);
  });

  test('makes every run that other contexts count on', async () => {
    const wanted = Array.from({ length: ORGANIZATIONS }, (_, n) =>
      Array.from({ length: seedWorkspaceCount(n + 1) }, (_, w) =>
        Array.from({ length: seedRunCount(n + 1, w + 1) }, (_, r) =>
          seedRef('run', n + 1, w + 1, r + 1),
        ),
      ),
    ).flat(2);
    const made = await workflows.owner('select public_ref from workflow_runs');
    expect(made.map((row) => row['public_ref']).sort()).toEqual(wanted.sort());
  });

  test('tells of runs in every state, and of decisions by delegates', async () => {
    const states = await workflows.owner('select distinct state from workflow_runs order by state');
    expect(states.map((row) => row['state'])).toEqual([
      'CANCELLED',
      'COMPLETED',
      'CREATED',
      'EXPIRED',
      'FAILED',
      'REJECTED',
      'RUNNING',
      'WAITING_APPROVAL',
    ]);
    const [delegated] = await workflows.owner(
      'select count(*)::int as count from approval_decisions where on_behalf_of_ref is not null',
    );
    expect(delegated?.['count']).toBeGreaterThan(0);
  });

  test('approves the first invoice of each organization', async () => {
    const runs = await workflows.owner(
      `select run.public_ref, subject_ref, run.state from workflow_runs as run
       where subject_ref is not null order by workflow_run_id`,
    );
    expect(runs).toHaveLength(ORGANIZATIONS);
    expect(runs).toEqual(
      expect.arrayContaining(
        Array.from({ length: ORGANIZATIONS }, (_, n) => ({
          public_ref: seedRef('run', n + 1, 1, 1),
          subject_ref: seedRef('inv', n + 1, 1),
          state: 'COMPLETED',
        })),
      ),
    );
  });

  test.each([1, 2])('leaves organization %s something to approve at once', async (organization) => {
    const answer = await workflows.execute(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Workspace { workflowRuns(first: 2) { nodes { state pendingApprovals { id } } } } } }`,
      { representations: [{ __typename: 'Workspace', id: seedRef('wsp', organization, 1) }] },
    );
    expect(answer.data).toMatchObject({
      _entities: [
        {
          workflowRuns: {
            nodes: expect.arrayContaining([
              { state: 'WAITING_APPROVAL', pendingApprovals: [{ id: expect.any(String) }] },
            ]),
          },
        },
      ],
    });
  });

  test('makes equal rows of equal plans', async () => {
    const again = await engine.openSubgraph(definition, { seedOrganizations: ORGANIZATIONS });
    for (const table of tables) {
      const rows = await rowsOf(workflows, table);
      expect(rows.length).toBeGreaterThan(0);
      expect(await rowsOf(again, table)).toEqual(rows);
    }
    await again.close();
  });
});
