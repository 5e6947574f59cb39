/** The steps of a run: each attempt is a row, and what has ended stays as it ended. */
export const stepStatements: readonly string[] = [
  `create function step_has_ended(state text) returns boolean language sql immutable as $$
     select state in ('SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED')
   $$`,
  `create table run_steps (
     run_step_id bigint generated always as identity primary key,
     workflow_run_id bigint not null references workflow_runs,
     step_key text not null,
     attempt integer not null default 1 check (attempt > 0),
     state text not null default 'PENDING'
       check (state in ('PENDING', 'RUNNING') or step_has_ended(state)),
     input_ref text,
     output_ref text,
     started_at timestamptz,
     finished_at timestamptz,
     unique (workflow_run_id, step_key, attempt),
     unique (workflow_run_id, run_step_id),
     check (step_has_ended(state) = (finished_at is not null)),
     check (state not in ('RUNNING', 'SUCCEEDED', 'FAILED') or started_at is not null),
     check (state not in ('PENDING', 'SKIPPED') or started_at is null)
   )`,

  `create function check_new_step() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if not exists (
       select from workflow_runs join definition_versions using (definition_version_id)
       where workflow_run_id = new.workflow_run_id
         and body -> 'steps' @> jsonb_build_array(jsonb_build_object('key', new.step_key))
     ) then
       raise exception 'STEP_UNKNOWN: the run''s definition has no step %', new.step_key
         using errcode = '23514';
     end if;
     if new.attempt > 1 and not exists (
       select from run_steps
       where (workflow_run_id, step_key, attempt) =
             (new.workflow_run_id, new.step_key, new.attempt - 1)
         and state in ('FAILED', 'CANCELLED')
     ) then
       raise exception 'ATTEMPT_GAP: attempt % of % follows no failed one', new.attempt, new.step_key
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger run_steps_new before insert on run_steps
     for each row execute function check_new_step()`,

  `create function guard_step() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if (old.workflow_run_id, old.step_key, old.attempt, old.input_ref)
        is distinct from (new.workflow_run_id, new.step_key, new.attempt, new.input_ref) then
       raise exception 'STEP_FIXED: a step stays the step that it is' using errcode = '23514';
     end if;
     if (old.state, new.state) not in (
       ('PENDING', 'RUNNING'), ('PENDING', 'SKIPPED'), ('PENDING', 'CANCELLED'),
       ('RUNNING', 'SUCCEEDED'), ('RUNNING', 'FAILED'), ('RUNNING', 'CANCELLED')
     ) then
       raise exception 'ILLEGAL_STEP: % -> %', old.state, new.state using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger run_steps_guard before update on run_steps
     for each row execute function guard_step()`,
  `create trigger run_steps_kept before delete or truncate on run_steps
     for each statement execute function forbid_mutation()`,
];
