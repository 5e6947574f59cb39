/** Runs. Beyond what it began with, a run's row holds only what its transitions say. */
export const runStatements: readonly string[] = [
  // FAILED has ended too, though a retry can take it up again.
  `create function run_has_ended(state text) returns boolean language sql immutable as $$
     select state in ('COMPLETED', 'FAILED', 'REJECTED', 'EXPIRED', 'CANCELLED')
   $$`,
  `create table workflow_runs (
     workflow_run_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^run_[0-9a-z]{26}$'),
     definition_version_id bigint not null references definition_versions,
     organization_ref text not null check (organization_ref ~ '^org_[0-9a-z]{26}$'),
     workspace_ref text not null check (workspace_ref ~ '^wsp_[0-9a-z]{26}$'),
     subject_ref text check (subject_ref ~ '^[a-z]{2,8}_[0-9a-z]{26}$'),
     requested_by_ref text not null check (requested_by_ref ~ '^usr_[0-9a-z]{26}$'),
     state text not null default 'CREATED'
       check (state in ('CREATED', 'RUNNING', 'WAITING_APPROVAL') or run_has_ended(state)),
     version bigint not null default 0,
     created_at timestamptz not null default now(),
     started_at timestamptz,
     finished_at timestamptz,
     unique (workflow_run_id, requested_by_ref),
     check (run_has_ended(state) = (finished_at is not null)),
     check (state not in ('RUNNING', 'WAITING_APPROVAL') or started_at is not null)
   )`,
  'create index on workflow_runs (organization_ref, workflow_run_id)',
  'create index on workflow_runs (workspace_ref, workflow_run_id)',
  'create index on workflow_runs (state, workflow_run_id)',
  'create index on workflow_runs (subject_ref, workflow_run_id) where subject_ref is not null',
  `create trigger workflow_runs_kept before delete or truncate on workflow_runs
     for each statement execute function forbid_mutation()`,

  `create function check_new_run() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if (new.state, new.version) <> ('CREATED', 0)
        or new.started_at is not null or new.finished_at is not null then
       raise exception 'RUN_NOT_CREATED: a run begins as CREATED, not as %', new.state
         using errcode = '23514';
     end if;
     if not exists (
       select from definition_versions join workflow_definitions using (workflow_definition_id)
       where definition_version_id = new.definition_version_id
         and organization_ref = new.organization_ref
         and coalesce(workspace_ref, new.workspace_ref) = new.workspace_ref
     ) then
       raise exception 'DEFINITION_OUT_OF_SCOPE: definition version % is not for this workspace',
         new.definition_version_id using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger workflow_runs_created before insert on workflow_runs
     for each row execute function check_new_run()`,
];
