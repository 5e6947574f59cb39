/** What the application may do: read, append, move a step. A state it never sets: the triggers do. */
export const grantStatements: readonly string[] = [
  `grant select on workflow_definitions, definition_versions, workflow_runs, run_steps,
     approval_requests, approval_decisions, run_state_machine, workflow_transitions to workflows_app`,
  `grant insert on workflow_definitions, definition_versions, run_steps to workflows_app`,
  `grant insert (public_ref, definition_version_id, organization_ref, workspace_ref, subject_ref,
     requested_by_ref, created_at) on workflow_runs to workflows_app`,
  `grant update (state, output_ref, started_at, finished_at) on run_steps to workflows_app`,
  `grant insert (public_ref, workflow_run_id, run_step_id, approver_refs, required_count, due_at,
     created_at) on approval_requests to workflows_app`,
  `grant insert (approval_request_id, actor_ref, on_behalf_of_ref, decision, comment, decided_at)
     on approval_decisions to workflows_app`,
  `grant insert (workflow_run_id, seq, event, actor_ref, evidence, request_id, trace_id, occurred_at)
     on workflow_transitions to workflows_app`,
];
