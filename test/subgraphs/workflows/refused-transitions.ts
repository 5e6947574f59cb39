import type { Json } from '@demarc/kit';
import { appendOnly, check, forbidden, type RefusedStatement } from './refusal.ts';
import { machine, requester, stranger } from './run-fixture.ts';

const where = 'where workflow_run_id = :run';
const stateWithoutTransition = (what: string, sql: string) =>
  check(what, 'STATE_WITHOUT_TRANSITION', sql);
const fixed = (what: string, assignment: string) =>
  check(what, 'RUN_FIXED', `update workflow_runs set ${assignment} ${where}`);

const cancel = `insert into workflow_transitions
  (workflow_run_id, event, actor_ref, evidence, request_id, trace_id)
  values (:run, 'cancel', '${requester}', '{"why": "test"}', 'request', 'trace')`;

/** Tried as the role that owns the tables, on a run that is RUNNING at version 1. */
export const refusedToOwner: readonly RefusedStatement[] = [
  stateWithoutTransition(
    'a state set by hand',
    `update workflow_runs set state = 'COMPLETED', finished_at = now() ${where}`,
  ),
  stateWithoutTransition(
    'a state set together with its version',
    `update workflow_runs set state = 'CANCELLED', version = 2 ${where}`,
  ),
  stateWithoutTransition('a version raised alone', `update workflow_runs set version = 2 ${where}`),
  stateWithoutTransition(
    'the way back to before a transition',
    `update workflow_runs set state = 'CREATED', version = 0 ${where}`,
  ),
  stateWithoutTransition(
    'a state set under a word that might open the guard',
    `do $$ begin
       perform set_config('app.in_transition', '1', true);
       update workflow_runs set state = 'COMPLETED', version = 2 ${where};
     end $$`,
  ),
  stateWithoutTransition(
    'a state other than that of a transition made just before',
    `do $$ begin
       ${cancel};
       update workflow_runs set state = 'RUNNING', version = 2 ${where};
     end $$`,
  ),
  stateWithoutTransition(
    'a transition applied twice',
    `do $$ begin
       ${cancel};
       update workflow_runs set version = 3 ${where};
     end $$`,
  ),

  fixed('a beginning moved in time', 'started_at = now()'),
  fixed('another version of the definition', 'definition_version_id = definition_version_id + 1'),
  fixed('another requester', `requested_by_ref = '${stranger}'`),
  fixed('another organization', "organization_ref = 'org_00000000000000000000000000'"),
  fixed('another workspace', "workspace_ref = 'wsp_00000000000000000000000000'"),
  fixed('another subject', "subject_ref = 'inv_00000000000000000000000000'"),

  ...["state) select 'RUNNING'", 'version) select 1', 'started_at) select now()'].map((begun) =>
    check(
      `a run that begins elsewhere: ${begun}`,
      'RUN_NOT_CREATED',
      `insert into workflow_runs (public_ref, definition_version_id, organization_ref,
         workspace_ref, requested_by_ref, ${begun.replace(
           'select',
           `select 'run_00000000000000000000000000', definition_version_id, organization_ref,
              workspace_ref, requested_by_ref,`,
         )} from workflow_runs ${where}`,
    ),
  ),
  ...['organization_ref', 'workspace_ref'].map((place) =>
    check(
      `a run of a definition that is not for its ${place}`,
      'DEFINITION_OUT_OF_SCOPE',
      `insert into workflow_runs (public_ref, definition_version_id, organization_ref,
         workspace_ref, requested_by_ref)
       select 'run_00000000000000000000000000', definition_version_id,
         ${place === 'organization_ref' ? "'org_00000000000000000000000000'" : 'organization_ref'},
         'wsp_00000000000000000000000000', requested_by_ref
       from definition_versions join workflow_definitions using (workflow_definition_id),
         (select requested_by_ref from workflow_runs ${where}) as run
       where workflow_definitions.workspace_ref is not null`,
    ),
  ),

  appendOnly('a run deleted', 'APPEND_ONLY', `delete from workflow_runs ${where}`),
  appendOnly('all runs deleted', 'APPEND_ONLY', 'truncate workflow_runs cascade'),
  appendOnly(
    'a transition changed',
    'APPEND_ONLY',
    `update workflow_transitions set actor_ref = '${stranger}' ${where}`,
  ),
  appendOnly('a transition deleted', 'APPEND_ONLY', `delete from workflow_transitions ${where}`),
  appendOnly('all transitions deleted', 'APPEND_ONLY', 'truncate workflow_transitions'),
  appendOnly(
    'the machine changed',
    'APPEND_ONLY',
    "update run_state_machine set permission_code = null where event = 'approve'",
  ),
  appendOnly('a way of the machine closed', 'APPEND_ONLY', 'delete from run_state_machine'),
  appendOnly('the machine emptied', 'APPEND_ONLY', 'truncate run_state_machine cascade'),
];

const triggerOn = (trigger: string) => `do $$ begin
  create temp table mine (like workflow_transitions);
  create trigger mine before insert on mine for each row execute function ${trigger}();
end $$`;

/** Tried as the application, on the same run. */
export const forbiddenToApplication: readonly RefusedStatement[] = [
  forbidden('set a state', `update workflow_runs set state = 'COMPLETED' ${where}`),
  forbidden('set a version', `update workflow_runs set version = 2 ${where}`),
  forbidden('set any column of a run', `update workflow_runs set subject_ref = null ${where}`),
  forbidden(
    'make a run in a state of its choice',
    `insert into workflow_runs (public_ref, state) values ('run', 'COMPLETED')`,
  ),
  forbidden(
    'say where a transition leads',
    cancel.replace('trace_id)', 'trace_id, to_state)').replace("'trace')", "'trace', 'COMPLETED')"),
  ),
  forbidden('change a transition', `update workflow_transitions set seq = 9 ${where}`),
  forbidden('delete a transition', `delete from workflow_transitions ${where}`),
  forbidden('empty the transitions', 'truncate workflow_transitions'),
  forbidden('delete a run', `delete from workflow_runs ${where}`),
  forbidden('switch the guard off', 'alter table workflow_runs disable trigger all'),
  forbidden(
    'add a way to the machine',
    "insert into run_state_machine values ('CREATED', 'skip', 'COMPLETED', null)",
  ),
  forbidden('change the machine', "update run_state_machine set to_state = 'COMPLETED'"),
  forbidden('hang what moves runs on a table of its own', triggerOn('apply_transition')),
  forbidden('hang what prepares moves on a table of its own', triggerOn('prepare_transition')),
  forbidden('hang what applies decisions on a table of its own', triggerOn('apply_decision')),
  forbidden('switch triggers off', "set local session_replication_role = 'replica'"),
];

/** A move that is refused for what it says, and the state of the run it is tried on. */
export interface RefusedMove {
  readonly what: string;
  readonly state: string;
  readonly event: string;
  readonly options: {
    readonly seq?: number;
    readonly actor?: string;
    readonly evidence?: Json;
    readonly requestId?: string;
  };
  readonly code: string;
  readonly by: string;
}

const unknownEvent = '00000000-0000-7000-8000-000000000000';
const move = (event: string, options: RefusedMove['options'] = {}) => ({
  state: 'RUNNING',
  event,
  options,
});
const byCheck = (by: string) => ({ code: '23514', by });

/** Tried as the application. */
export const refusedMoves: readonly RefusedMove[] = [
  ...[{}, [], [1], 'why', null].map((evidence) => ({
    what: `evidence that is ${JSON.stringify(evidence)}`,
    ...move('cancel', { evidence }),
    ...byCheck('evidence_not_empty'),
  })),
  ...[{ why: 'felt like it' }, { eventIds: [] }, { eventIds: unknownEvent }].map((evidence) => ({
    what: `the machine's own event on ${JSON.stringify(evidence)}`,
    ...move('complete', { evidence }),
    ...byCheck('EVIDENCE_MISSING'),
  })),
  ...[unknownEvent, unknownEvent.slice(1), 'event', 1, null, {}].map((event) => ({
    what: `the machine's own event on the unknown ${JSON.stringify(event)}`,
    ...move('complete', { evidence: { eventIds: [event] } }),
    ...byCheck('EVIDENCE_UNKNOWN'),
  })),
  {
    what: 'a person who names an event that was never recorded',
    ...move('cancel', { evidence: { eventIds: [unknownEvent] } }),
    ...byCheck('EVIDENCE_UNKNOWN'),
  },
  {
    what: 'a person who names no event where there should be some',
    ...move('cancel', { evidence: { eventIds: [] } }),
    ...byCheck('EVIDENCE_MISSING'),
  },
  {
    what: 'a person in the place of the machine',
    ...move('complete', { actor: requester }),
    ...byCheck('ACTOR_MISMATCH'),
  },
  {
    what: 'the machine in the place of a person',
    ...move('cancel', { actor: machine }),
    ...byCheck('ACTOR_MISMATCH'),
  },
  ...[0, 1, 3, -1].map((seq) => ({
    what: `version ${seq} after version 1`,
    ...move('cancel', { seq }),
    code: '40001',
    by: 'STALE_VERSION',
  })),
  { what: 'an event that is none', ...move('teleport'), ...byCheck('ILLEGAL_TRANSITION') },
];
