import { rolesOf, type Migration } from '@demarc/foundation/database';
import { requestExpiry } from '../command/request-expiry.ts';
import { outboxEpochs } from '../feed/outbox-epochs.ts';
import { tenantPolicy } from './tenant-policy.ts';

/**
 * Row-level security, the same ground in every context: what a transaction may see is said at its
 * start, and whoever says nothing sees nothing. A context hangs policies on its own tables.
 */
export function tenancyMigration(context: string): Migration {
  const { app } = rolesOf(context);
  return {
    name: '003-tenancy',
    statements: [
      // Without `nullif` a connection that was used before raises on the empty text.
      `create function tenant_organizations() returns text[] language sql stable as $$
         select coalesce(nullif(current_setting('app.organizations', true), '')::text[], '{}')
       $$`,
      `create function tenant_user() returns text language sql stable as $$
         select nullif(current_setting('app.user', true), '')
       $$`,
      // The machine's own work: seeds, feeds, jobs. No request of a user ever says so.
      `create function is_system() returns boolean language sql stable as $$
         select current_setting('app.scope', true) = 'system'
       $$`,
      'alter table domain_events add column organization_ref text',
      // What was appended before the column was there says it in its payload, where it says it at all.
      'alter table domain_events disable trigger domain_events_append_only',
      `update domain_events set organization_ref = payload ->> 'organizationRef'`,
      'alter table domain_events enable trigger domain_events_append_only',
      'create index on domain_events (organization_ref)',
      `grant insert (organization_ref) on domain_events to ${app}`,
      ...tenantPolicy(
        context,
        'domain_events',
        'organization_ref = any((select tenant_organizations())::text[])',
        {
          // What concerns no organization, such as a user's name, may be told by anybody.
          insert:
            'organization_ref is null or organization_ref = any((select tenant_organizations())::text[])',
        },
      ),
      ...tenantPolicy(context, 'idempotency_requests', 'scope_key = (select tenant_user())'),
      ...['outbox_cursors', 'inbox_events', 'seeds'].flatMap((table) =>
        tenantPolicy(context, table, 'false'),
      ),
      ...requestExpiry,
      `grant delete on inbox_events to ${app}`,
      // Over facts that row-level security hides: one aggregate has one sequence.
      `create function next_aggregate_seq(wanted_type text, wanted_id text) returns bigint
         language sql stable security definer set search_path = public, pg_temp as $$
         select coalesce(max(aggregate_seq), 0) + 1 from domain_events
           where aggregate_type = wanted_type and aggregate_id = wanted_id
       $$`,
      'revoke execute on function next_aggregate_seq from public',
      `grant execute on function next_aggregate_seq to ${app}`,
      ...outboxEpochs,
    ],
  };
}
