/**
 * Approvals: who was asked, and what each decided. The requester travels along by foreign keys, so
 * that four eyes are a plain CHECK, which nothing passes: not the application, not the owner.
 */
export const approvalStatements: readonly string[] = [
  `create table approval_requests (
     approval_request_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^apr_[0-9a-z]{26}$'),
     workflow_run_id bigint not null,
     run_step_id bigint not null,
     requester_ref text not null,
     approver_refs text[] not null,
     required_count integer not null default 1 check (required_count > 0),
     due_at timestamptz not null,
     state text not null default 'PENDING'
       check (state in ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED', 'CANCELLED')),
     created_at timestamptz not null default now(),
     foreign key (workflow_run_id, requester_ref)
       references workflow_runs (workflow_run_id, requested_by_ref),
     foreign key (workflow_run_id, run_step_id) references run_steps (workflow_run_id, run_step_id),
     unique (approval_request_id, requester_ref),
     constraint four_eyes check (requester_ref <> all (approver_refs)),
     constraint enough_approvers check (cardinality(approver_refs) >= required_count),
     check (due_at > created_at)
   )`,
  'create index on approval_requests (workflow_run_id)',
  `create index on approval_requests using gin (approver_refs) where state = 'PENDING'`,
  `create trigger approval_requests_kept before delete or truncate on approval_requests
     for each statement execute function forbid_mutation()`,
  `create table approval_decisions (
     approval_decision_id bigint generated always as identity primary key,
     approval_request_id bigint not null,
     requester_ref text not null,
     actor_ref text not null check (actor_ref ~ '^usr_[0-9a-z]{26}$'),
     on_behalf_of_ref text check (on_behalf_of_ref <> actor_ref),
     decision text not null check (decision in ('APPROVE', 'REJECT')),
     comment text check (length(comment) between 1 and 2000),
     decided_at timestamptz not null default now(),
     foreign key (approval_request_id, requester_ref)
       references approval_requests (approval_request_id, requester_ref),
     unique (approval_request_id, actor_ref),
     constraint four_eyes check (
       actor_ref <> requester_ref and on_behalf_of_ref is distinct from requester_ref)
   )`,
  // One approver, one voice: not once in person and once more by a delegate.
  `create unique index approval_decisions_one_voice
     on approval_decisions (approval_request_id, coalesce(on_behalf_of_ref, actor_ref))`,
  `create trigger approval_decisions_append_only before update or delete or truncate
     on approval_decisions for each statement execute function forbid_mutation()`,

  // As the owner, because the run is locked: whoever asks or decides waits for whoever moves it.
  `create function check_new_approval_request() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     run workflow_runs;
   begin
     select * into run from workflow_runs where workflow_run_id = new.workflow_run_id
       for no key update;
     if new.state <> 'PENDING' or run.state is distinct from 'RUNNING' then
       raise exception 'APPROVAL_NOT_OPEN: only a RUNNING run asks, and what it asks is PENDING'
         using errcode = '23514';
     end if;
     new.requester_ref := run.requested_by_ref;
     return new;
   end $$`,
  'revoke execute on function check_new_approval_request() from public',
  `create trigger approval_requests_new before insert on approval_requests
     for each row execute function check_new_approval_request()`,

  `create function check_new_decision() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     request approval_requests;
     run workflow_runs;
   begin
     -- The run before the request, as every transition does: two orders would be a deadlock.
     select workflow_runs.* into run
       from workflow_runs join approval_requests using (workflow_run_id)
       where approval_request_id = new.approval_request_id for no key update of workflow_runs;
     select * into request from approval_requests
       where approval_request_id = new.approval_request_id for no key update;
     if request.state is distinct from 'PENDING' or run.state <> 'WAITING_APPROVAL' then
       raise exception 'APPROVAL_NOT_PENDING: the request is %, its run is %', request.state, run.state
         using errcode = '23514';
     end if;
     new.requester_ref := request.requester_ref;
     -- The requester passes here, to be refused by four_eyes, which names the reason.
     if coalesce(new.on_behalf_of_ref, new.actor_ref) <> all (
       request.approver_refs || request.requester_ref) then
       raise exception 'NOT_AN_APPROVER: % was not asked', coalesce(new.on_behalf_of_ref, new.actor_ref)
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  'revoke execute on function check_new_decision() from public',
  `create trigger approval_decisions_new before insert on approval_decisions
     for each row execute function check_new_decision()`,

  `create function decided_state(request approval_requests) returns text
     language sql stable set search_path = public, pg_temp as $$
     select case
       when count(*) filter (where decision = 'REJECT') > 0 then 'REJECTED'
       when count(*) >= request.required_count then 'APPROVED'
       else 'PENDING' end
     from approval_decisions where approval_request_id = request.approval_request_id
   $$`,
  `create function apply_decision() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     update approval_requests as request set state = decided_state(request)
       where approval_request_id = new.approval_request_id;
     return null;
   end $$`,
  'revoke execute on function apply_decision() from public',
  `create trigger approval_decisions_apply after insert on approval_decisions
     for each row execute function apply_decision()`,

  `create function guard_approval_request() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     kept approval_requests := old;
     run_state text := (select state from workflow_runs where workflow_run_id = old.workflow_run_id);
   begin
     kept.state := new.state;
     if new is distinct from kept then
       raise exception 'APPROVAL_FIXED: what was asked of whom never changes' using errcode = '23514';
     end if;
     if new.state <> old.state and (old.state <> 'PENDING' or not case new.state
       when 'EXPIRED' then run_state = 'EXPIRED'
       when 'CANCELLED' then run_has_ended(run_state) and run_state <> 'EXPIRED'
       else new.state = decided_state(old) end) then
       raise exception 'APPROVAL_WITHOUT_DECISION: % -> % rests on no decision', old.state, new.state
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger approval_requests_guard before update on approval_requests
     for each row execute function guard_approval_request()`,
];
