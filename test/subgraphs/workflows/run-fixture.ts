import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson, seedRef, type Json } from '@demarc/kit';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** People and places that refusals are tried with. */
export const organization = seedRef('org', 1);
export const workspace = seedRef('wsp', 1, 1);
export const requester = seedRef('usr', 1, 1);
export const approver = seedRef('usr', 1, 2);
export const otherApprover = seedRef('usr', 1, 3);
export const stranger = seedRef('usr', 2, 1);
export const machine = 'system:workflows';

/** The steps of every definition that a test makes. */
export const body = {
  steps: [
    { key: 'check', kind: 'ACTION', name: 'Check' },
    { key: 'approve', kind: 'APPROVAL', name: 'Approve', requiredCount: 1, dueInHours: 24 },
  ],
};

/** When a test's approvals are due; later than every other moment of the test but an expiry. */
export const dueAt = '2026-06-02T00:00:00Z';
const askedAt = '2026-06-01T00:00:00Z';
const afterDue = '2026-06-03T00:00:00Z';

let made = 0;

/** A ref that no other row of the test has. */
export function nextRef(prefix: string): string {
  made += 1;
  return seedRef(prefix, 'test', made);
}

export function hashOf(value: Json): Buffer {
  return createHash('sha256').update(canonicalJson(value)).digest();
}

/** The one row that a statement gives back. */
async function one(rows: Promise<Record<string, unknown>[]>): Promise<Record<string, unknown>> {
  const [row] = await rows;
  if (!row) throw new TypeError('A test expected a row and there is none.');
  return row;
}

/** Publishes a definition with one version; returns the version's primary key. */
export async function publish(
  workflows: TestSubgraph,
  scope: string | null = null,
): Promise<unknown> {
  const definition = await one(
    workflows.app(
      `insert into workflow_definitions (public_ref, organization_ref, workspace_ref, key, name)
       values (?, ?, ?, ?, 'Test') returning workflow_definition_id`,
      [nextRef('wfd'), organization, scope, `test-${made}`],
    ),
  );
  const version = await one(
    workflows.app(
      `insert into definition_versions (workflow_definition_id, version_number, body, body_hash, published_by_ref)
       values (?, 1, ?, ?, ?) returning definition_version_id`,
      [definition['workflow_definition_id'], JSON.stringify(body), hashOf(body), requester],
    ),
  );
  return version['definition_version_id'];
}

/** Makes a run in state CREATED; returns its primary key. */
export async function makeRun(workflows: TestSubgraph): Promise<string> {
  const run = await one(
    workflows.app(
      `insert into workflow_runs (public_ref, definition_version_id, organization_ref, workspace_ref, requested_by_ref)
       values (?, ?, ?, ?, ?) returning workflow_run_id`,
      [nextRef('run'), await publish(workflows), organization, workspace, requester],
    ),
  );
  return String(run['workflow_run_id']);
}

/** Records a fact; returns its event id. */
export async function recordFact(workflows: TestSubgraph): Promise<string> {
  const id = randomUUID();
  await workflows.app(
    `insert into domain_events (event_id, aggregate_type, aggregate_id, aggregate_seq, event_type,
       schema_version, occurred_at, actor_ref, trace_id, payload)
     values (?, 'test', ?, 1, 'workflows.test.happened.v1', 1, now(), 'system:test', 'test', '{}')`,
    [id, id],
  );
  return id;
}

/** What a test may say about a move; the rest is as it should be. */
export interface MoveOptions {
  readonly seq?: number | null;
  readonly actor?: string;
  readonly evidence?: Json;
  readonly requestId?: string;
  readonly occurredAt?: string;
}

const machineEvents = ['await_approval', 'expire', 'complete', 'fail'];

/** Moves a run, as the application does. */
export async function move(
  workflows: TestSubgraph,
  { run, event }: { run: string; event: string },
  options: MoveOptions = {},
): Promise<void> {
  const actor = machineEvents.includes(event)
    ? machine
    : event === 'approve' || event === 'reject'
      ? approver
      : requester;
  const evidence =
    options.evidence === undefined ? { eventIds: [await recordFact(workflows)] } : options.evidence;
  await workflows.app(
    `insert into workflow_transitions (workflow_run_id, seq, event, actor_ref, evidence, request_id, trace_id, occurred_at)
     values (?, ?, ?, ?, ?, ?, 'test', ?)`,
    [
      run,
      options.seq ?? null,
      event,
      options.actor ?? actor,
      JSON.stringify(evidence),
      options.requestId ?? randomUUID(),
      options.occurredAt ?? (event === 'expire' ? afterDue : askedAt),
    ],
  );
}

/** Asks for an approval in a run that is RUNNING; returns the request's primary key. */
export async function ask(
  workflows: TestSubgraph,
  run: string,
  { approvers = [approver, otherApprover], required = 1 } = {},
): Promise<string> {
  const step = await one(
    workflows.app(
      `insert into run_steps (workflow_run_id, step_key, state, started_at)
       values (?, 'approve', 'RUNNING', now())
       on conflict (workflow_run_id, step_key, attempt) do nothing returning run_step_id`,
      [run],
    ),
  );
  const request = await one(
    workflows.app(
      `insert into approval_requests (public_ref, workflow_run_id, run_step_id, approver_refs, required_count, due_at, created_at)
       values (?, ?, ?, ?::text[], ?, ?, ?) returning approval_request_id`,
      [nextRef('apr'), run, step['run_step_id'], `{${approvers.join()}}`, required, dueAt, askedAt],
    ),
  );
  return String(request['approval_request_id']);
}

/** What an approver says, as the application writes it down. */
export async function decide(
  workflows: TestSubgraph,
  request: string,
  { actor = approver, onBehalfOf = null as string | null, decision = 'APPROVE' } = {},
): Promise<void> {
  await workflows.app(
    `insert into approval_decisions (approval_request_id, actor_ref, on_behalf_of_ref, decision)
     values (?, ?, ?, ?)`,
    [request, actor, onBehalfOf, decision],
  );
}

/** A run on its way, and its approval request once it has one. */
export interface RunFixture {
  readonly run: string;
  readonly request: string;
}

/** A run that waits for an approval. */
export async function makeWaitingRun(
  workflows: TestSubgraph,
  options: { approvers?: string[]; required?: number } = {},
): Promise<RunFixture> {
  const run = await makeRun(workflows);
  await move(workflows, { run, event: 'start' });
  const request = await ask(workflows, run, options);
  await move(workflows, { run, event: 'await_approval' });
  return { run, request };
}

/** A run in the given state, by the shortest way there. */
export async function makeRunIn(workflows: TestSubgraph, state: string): Promise<RunFixture> {
  if (['WAITING_APPROVAL', 'REJECTED', 'EXPIRED'].includes(state)) {
    const waiting = await makeWaitingRun(workflows);
    if (state === 'REJECTED') {
      await decide(workflows, waiting.request, { decision: 'REJECT' });
      await move(workflows, { run: waiting.run, event: 'reject' });
    }
    if (state === 'EXPIRED') await move(workflows, { run: waiting.run, event: 'expire' });
    return waiting;
  }
  const run = await makeRun(workflows);
  const events: Readonly<Record<string, readonly string[]>> = {
    CREATED: [],
    RUNNING: ['start'],
    COMPLETED: ['start', 'complete'],
    FAILED: ['start', 'fail'],
    CANCELLED: ['cancel'],
  };
  for (const event of events[state] ?? []) await move(workflows, { run, event });
  return { run, request: '' };
}

/** Where a run stands now. */
export async function stateOf(workflows: TestSubgraph, run: string): Promise<string> {
  const row = await one(
    workflows.owner('select state from workflow_runs where workflow_run_id = ?', [run]),
  );
  return String(row['state']);
}
