import { check, foreignKey, unique, type RefusedStatement } from './refusal.ts';

/** A statement tried with the table's triggers switched off, so that the constraint alone is in its way. */
const unguarded = (table: string, sql: string) =>
  `do $$ begin alter table ${table} disable trigger user; ${sql}; end $$`;
const change = (table: string, assignment: string, where = 'true') =>
  unguarded(table, `update ${table} set ${assignment} where ${where}`);

const oneOf = (table: string) => `(select min(public_ref) from ${table})`;

/** Tried as the role that owns the tables, over two seeded organizations. */
export const refusedRows: readonly RefusedStatement[] = [
  ...['workflow_definitions', 'workflow_runs', 'approval_requests'].flatMap((table) => [
    check(
      `a ref of ${table} that is none`,
      `${table}_public_ref_check`,
      change(table, "public_ref = 'abc_' || substr(public_ref, 5)"),
    ),
    unique(
      `two of ${table} under one ref`,
      `${table}_public_ref_key`,
      change(table, `public_ref = ${oneOf(table)}`),
    ),
  ]),
  ...['', 'x'.repeat(101)].map((name) =>
    check(
      `a definition's name of ${name.length} characters`,
      'workflow_definitions_name_check',
      change('workflow_definitions', `name = '${name}'`),
    ),
  ),
  check(
    'a version published by nobody',
    'definition_versions_published_by_ref_check',
    change('definition_versions', "published_by_ref = 'system:me'"),
  ),
  unique(
    'a version number twice',
    'definition_versions_workflow_definition_id_version_number_key',
    change('definition_versions', 'version_number = 1'),
  ),
  foreignKey(
    'a version of no definition',
    'definition_versions_workflow_definition_id_fkey',
    change('definition_versions', 'workflow_definition_id = -1', 'definition_version_id = 1'),
  ),
  ...['organization_ref', 'workspace_ref', 'subject_ref', 'requested_by_ref'].map((column) =>
    check(
      `a run whose ${column} is none`,
      `workflow_runs_${column}_check`,
      change('workflow_runs', `${column} = 'Nobody'`, 'subject_ref is not null'),
    ),
  ),
  check(
    'a run whose requester is to approve it',
    'run_four_eyes',
    change('workflow_runs', 'approver_refs = array[requested_by_ref]'),
  ),
  ...["'{Nobody}'", "'{NULL}'", "array['']", 'array[array[requested_by_ref]]'].map((approvers) =>
    check(
      `a run with approvers who are none: ${approvers}`,
      'run_approvers_are_users',
      change('workflow_runs', `approver_refs = ${approvers}`),
    ),
  ),
  check(
    'a run in no state',
    'workflow_runs_state_check',
    change('workflow_runs', "state = 'LOST'", 'finished_at is null'),
  ),
  check(
    'a run that has ended without an end',
    'workflow_runs_check',
    change('workflow_runs', 'finished_at = null', "state = 'COMPLETED'"),
  ),
  check(
    'a run at work without a beginning',
    'workflow_runs_check1',
    change('workflow_runs', 'started_at = null', "state = 'WAITING_APPROVAL'"),
  ),
  foreignKey(
    'a run of no version',
    'workflow_runs_definition_version_id_fkey',
    change('workflow_runs', 'definition_version_id = -1', 'workflow_run_id = 1'),
  ),
  foreignKey(
    'a step of no run',
    'run_steps_workflow_run_id_fkey',
    unguarded('run_steps', "insert into run_steps (workflow_run_id, step_key) values (-1, 'x')"),
  ),
  check(
    'a request in no state',
    'approval_requests_state_check',
    change('approval_requests', "state = 'LOST'"),
  ),
  foreignKey(
    'a request under another requester than the run’s',
    'approval_requests_workflow_run_id_requester_ref_fkey',
    change('approval_requests', "requester_ref = 'usr_00000000000000000000000000'"),
  ),
  foreignKey(
    'a decision under another requester than the request’s',
    'approval_decisions_approval_request_id_requester_ref_fkey',
    change('approval_decisions', "requester_ref = 'usr_00000000000000000000000000'"),
  ),
  foreignKey(
    'a transition of no run',
    'workflow_transitions_workflow_run_id_fkey',
    change('workflow_transitions', 'workflow_run_id = -1', 'workflow_transition_id = 1'),
  ),
  foreignKey(
    'a transition that the machine does not have',
    'workflow_transitions_from_state_event_to_state_fkey',
    change('workflow_transitions', "to_state = 'COMPLETED'", "event = 'reject' or event = 'start'"),
  ),
];
