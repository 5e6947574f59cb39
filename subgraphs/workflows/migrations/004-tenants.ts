import type { Migration } from '@demarc/foundation/database';
import { tenantPolicy } from '@demarc/kit';

const policy = (table: string, condition: string) => tenantPolicy('workflows', table, condition);

const ofTenant = 'organization_ref = any((select tenant_organizations())::text[])';

/** What belongs to a row of another table is seen by whoever sees that row. */
const policyOf = (table: string, parent: string, key: string) =>
  policy(table, `exists (select from ${parent} where ${parent}.${key} = ${table}.${key})`);

/**
 * Who may see which rows of workflows: what lies in the organizations that a transaction acts for. The
 * state machine is the same for everybody, and stays open.
 */
export const tenantsMigration: Migration = {
  name: '004-tenants',
  statements: [
    ...policy('workflow_definitions', ofTenant),
    ...policyOf('definition_versions', 'workflow_definitions', 'workflow_definition_id'),
    ...policy('workflow_runs', ofTenant),
    ...policyOf('run_steps', 'workflow_runs', 'workflow_run_id'),
    ...policyOf('workflow_transitions', 'workflow_runs', 'workflow_run_id'),
    ...policyOf('approval_requests', 'workflow_runs', 'workflow_run_id'),
    ...policyOf('approval_decisions', 'approval_requests', 'approval_request_id'),

    // As the owner, because what was consumed from other contexts is shown to nobody. A fact of another
    // tenant is no evidence, whoever acts.
    `create or replace function check_evidence() returns trigger
       language plpgsql security definer set search_path = public, pg_temp as $$
     declare
       facts jsonb := new.evidence -> 'eventIds';
       owner text := (select organization_ref from workflow_runs
                      where workflow_run_id = new.workflow_run_id);
       fact text;
     begin
       if jsonb_typeof(facts) is distinct from 'array' or facts = '[]' then
         if new.actor_ref !~ '^system:' and facts is null then return new; end if;
         raise exception 'EVIDENCE_MISSING: % names no event that it rests on', new.event
           using errcode = '23514';
       end if;
       for fact in select jsonb_array_elements_text(facts) loop
         if fact ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
           perform from domain_events where event_id = fact::uuid
             and coalesce(organization_ref, owner) = owner;
           continue when found;
           perform from inbox_events where event_id = fact::uuid;
           continue when found;
         end if;
         raise exception 'EVIDENCE_UNKNOWN: event % was never recorded here', coalesce(fact, 'null')
           using errcode = '23514';
       end loop;
       return new;
     end $$`,
    'revoke execute on function check_evidence() from public',
    // These count what they count whoever acts, and not what the actor happens to see.
    'alter function check_approvals() security definer',
    'revoke execute on function check_approvals() from public',
    'alter function guard_run() security definer',
    'revoke execute on function guard_run() from public',
  ],
};
