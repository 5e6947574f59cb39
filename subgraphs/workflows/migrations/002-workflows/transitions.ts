/**
 * The audit trail, which is also the only way to move a run. No setting and no role opens another:
 * a run's row changes only to what a transition says that stands in the table and is not yet applied,
 * and such a transition exists only within the statement that inserts it.
 */
export const transitionStatements: readonly string[] = [
  // An event without a permission is the machine's own, and rests on facts alone.
  `create table run_state_machine (
     from_state text not null,
     event text not null,
     to_state text not null,
     permission_code text,
     primary key (from_state, event),
     unique (from_state, event, to_state)
   )`,
  `insert into run_state_machine (from_state, event, to_state, permission_code) values
     ('CREATED', 'start', 'RUNNING', 'workflows.run.start'),
     ('CREATED', 'cancel', 'CANCELLED', 'workflows.run.start'),
     ('RUNNING', 'await_approval', 'WAITING_APPROVAL', null),
     ('RUNNING', 'complete', 'COMPLETED', null),
     ('RUNNING', 'fail', 'FAILED', null),
     ('RUNNING', 'cancel', 'CANCELLED', 'workflows.run.start'),
     ('WAITING_APPROVAL', 'approve', 'RUNNING', 'workflows.run.approve'),
     ('WAITING_APPROVAL', 'reject', 'REJECTED', 'workflows.run.approve'),
     ('WAITING_APPROVAL', 'expire', 'EXPIRED', null),
     ('WAITING_APPROVAL', 'cancel', 'CANCELLED', 'workflows.run.start'),
     ('FAILED', 'retry', 'RUNNING', 'workflows.run.start')`,
  `create trigger run_state_machine_append_only before update or delete or truncate
     on run_state_machine for each statement execute function forbid_mutation()`,
  `create table workflow_transitions (
     workflow_transition_id bigint generated always as identity primary key,
     workflow_run_id bigint not null references workflow_runs,
     seq bigint not null,
     from_state text not null,
     event text not null,
     to_state text not null,
     actor_ref text not null,
     evidence jsonb not null constraint evidence_not_empty check (
       jsonb_typeof(evidence) = 'object' and evidence <> '{}'),
     request_id text not null,
     trace_id text not null,
     occurred_at timestamptz not null default clock_timestamp(),
     foreign key (from_state, event, to_state)
       references run_state_machine (from_state, event, to_state),
     unique (workflow_run_id, seq),
     unique (workflow_run_id, request_id)
   )`,
  `create trigger workflow_transitions_append_only before update or delete or truncate
     on workflow_transitions for each statement execute function forbid_mutation()`,

  // Before the row: is the step legal from where the run is now? The lock makes "now" last.
  `create function prepare_transition() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     run workflow_runs;
     step run_state_machine;
   begin
     select * into run from workflow_runs where workflow_run_id = new.workflow_run_id
       for no key update;
     new.seq := coalesce(new.seq, run.version + 1);
     if new.seq <> run.version + 1 then
       raise exception 'STALE_VERSION: the run''s next transition is %, not %', run.version + 1, new.seq
         using errcode = '40001';
     end if;
     select * into step from run_state_machine where from_state = run.state and event = new.event;
     if step.to_state is null then
       raise exception 'ILLEGAL_TRANSITION: % does not lead on from %', new.event, run.state
         using errcode = '23514';
     end if;
     new.from_state := step.from_state;
     new.to_state := step.to_state;
     if (step.permission_code is null) <> (new.actor_ref ~ '^system:') then
       raise exception 'ACTOR_MISMATCH: % is not for %', new.event, new.actor_ref
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  'revoke execute on function prepare_transition() from public',
  `create trigger workflow_transitions_1_prepare before insert on workflow_transitions
     for each row execute function prepare_transition()`,

  // Evidence may be an event of another context: found by its id, whoever consumed it.
  'create index on inbox_events (event_id)',
  `create function check_evidence() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     facts jsonb := new.evidence -> 'eventIds';
     fact text;
   begin
     if jsonb_typeof(facts) is distinct from 'array' or facts = '[]' then
       if new.actor_ref !~ '^system:' and facts is null then return new; end if;
       raise exception 'EVIDENCE_MISSING: % names no event that it rests on', new.event
         using errcode = '23514';
     end if;
     for fact in select jsonb_array_elements_text(facts) loop
       if fact ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
         perform from domain_events where event_id = fact::uuid;
         continue when found;
         perform from inbox_events where event_id = fact::uuid;
         continue when found;
       end if;
       raise exception 'EVIDENCE_UNKNOWN: event % was never recorded here', coalesce(fact, 'null')
         using errcode = '23514';
     end loop;
     return new;
   end $$`,
  `create trigger workflow_transitions_2_evidence before insert on workflow_transitions
     for each row execute function check_evidence()`,

  `create function check_approvals() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     asked record;
   begin
     select count(*) filter (where state = 'PENDING') as pending,
            count(*) filter (where state = 'REJECTED') as rejected,
            count(*) filter (where state = 'PENDING' and due_at <= new.occurred_at) as overdue
       into asked from approval_requests where workflow_run_id = new.workflow_run_id;
     if not (case new.event
       when 'await_approval' then asked.pending > 0
       when 'approve' then asked.pending = 0 and asked.rejected = 0
       when 'reject' then asked.rejected > 0
       when 'expire' then asked.overdue > 0
       when 'complete' then asked.pending = 0
       else true end) then
       raise exception 'APPROVAL_MISMATCH: the run''s approvals do not stand for %', new.event
         using errcode = '23514';
     end if;
     if new.event in ('approve', 'reject') and not exists (
       select from approval_decisions join approval_requests using (approval_request_id)
       where workflow_run_id = new.workflow_run_id and actor_ref = new.actor_ref
     ) then
       raise exception 'APPROVAL_MISMATCH: % has decided nothing of this run', new.actor_ref
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger workflow_transitions_3_approvals before insert on workflow_transitions
     for each row execute function check_approvals()`,

  // After the row, so that a row which is not inserted after all (ON CONFLICT) moves nothing.
  `create function apply_transition() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     update workflow_runs set state = new.to_state, version = new.seq
       where workflow_run_id = new.workflow_run_id;
     update approval_requests
       set state = case new.to_state when 'EXPIRED' then 'EXPIRED' else 'CANCELLED' end
       where workflow_run_id = new.workflow_run_id and state = 'PENDING'
         and run_has_ended(new.to_state);
     return null;
   end $$`,
  'revoke execute on function apply_transition() from public',
  `create trigger workflow_transitions_apply after insert on workflow_transitions
     for each row execute function apply_transition()`,

  `create function guard_run() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     moved workflow_transitions;
     kept workflow_runs := old;
   begin
     if (new.state, new.version) is distinct from (old.state, old.version) then
       select * into moved from workflow_transitions
         where workflow_run_id = old.workflow_run_id and seq = old.version + 1;
       if (new.state, new.version) is distinct from (moved.to_state, moved.seq) then
         raise exception 'STATE_WITHOUT_TRANSITION: % -> % (version % -> %)',
           old.state, new.state, old.version, new.version using errcode = '23514';
       end if;
       new.started_at := coalesce(old.started_at, case new.state when 'RUNNING' then moved.occurred_at end);
       new.finished_at := case when run_has_ended(new.state) then moved.occurred_at end;
       kept.state := new.state;
       kept.version := new.version;
       kept.started_at := new.started_at;
       kept.finished_at := new.finished_at;
     end if;
     if new is distinct from kept then
       raise exception 'RUN_FIXED: what a run began with never changes' using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger workflow_runs_guard before update on workflow_runs
     for each row execute function guard_run()`,
];
