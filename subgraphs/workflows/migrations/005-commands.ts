import type { Migration } from '@demarc/foundation/database';

/** What commands need beyond reading and appending. */
export const commandsMigration: Migration = {
  name: '005-commands',
  statements: [
    // Named when the run starts, asked when it comes to a step that people decide.
    `alter table workflow_runs
       add column approver_refs text[] not null default '{}',
       add constraint run_four_eyes check (requested_by_ref <> all (approver_refs)),
       add constraint run_approvers_are_users check (
         approver_refs::text ~ '^\\{(usr_[0-9a-z]{26}(,usr_[0-9a-z]{26})*)?\\}$')`,
    'grant insert (approver_refs) on workflow_runs to workflows_app',
    // A definition may get another name; its key and its place stay.
    'grant update (name) on workflow_definitions to workflows_app',

    // The lock that every transition takes too, ahead of reading what is decided on: who comes second
    // reads what the first one made of the run. As the owner, because a lock needs the right to update.
    `create function lock_run(wanted bigint) returns void
       language sql security definer set search_path = public, pg_temp as $$
       select from workflow_runs
       where workflow_run_id = wanted
         and (is_system() or organization_ref = any(tenant_organizations()))
       for no key update
     $$`,
    'revoke execute on function lock_run from public',
    'grant execute on function lock_run to workflows_app',
    // What is due, for the job that lets it expire.
    `create index on approval_requests (due_at) where state = 'PENDING'`,
  ],
};
