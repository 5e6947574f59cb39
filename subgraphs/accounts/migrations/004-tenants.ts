import type { Migration } from '@demarc/foundation/database';
import { tenantPolicy } from '@demarc/kit';
import { grantStatements } from './004-tenants/grants.ts';

const policy = (table: string, condition: string, exceptions = {}) =>
  tenantPolicy('accounts', table, condition, exceptions);

const ofTenant = 'organization_id = any((select tenant_organization_ids())::bigint[])';

/** Who may see which rows of accounts, and who may do what where. */
export const tenantsMigration: Migration = {
  name: '004-tenants',
  statements: [
    `create function tenant_organization_ids() returns bigint[]
       language sql stable security definer set search_path = public, pg_temp as $$
       select coalesce(array_agg(organization_id), '{}') from organizations
         where public_ref = any(tenant_organizations())
     $$`,
    ...grantStatements,
    ...policy('organizations', 'public_ref = any((select tenant_organizations())::text[])'),
    ...policy('workspaces', ofTenant),
    // An invitation is seen by the invited person too, who does not belong yet.
    ...policy('memberships', `${ofTenant} or user_id = (select tenant_user_id())`),
    ...policy(
      'users',
      `public_ref = (select tenant_user())
         or exists (select from memberships where memberships.user_id = users.user_id)`,
      { insert: 'true' },
    ),
    ...policy(
      'subject_keys',
      'exists (select from users where users.subject_key_id = subject_keys.subject_key_id)',
      { insert: 'true' },
    ),
    ...policy('roles', `organization_id is null or ${ofTenant}`, { insert: ofTenant }),
    ...policy(
      'role_permissions',
      'exists (select from roles where roles.role_id = role_permissions.role_id)',
    ),
    ...policy(
      'role_assignments',
      `exists (select from memberships
         where memberships.membership_id = role_assignments.membership_id)`,
    ),
    ...policy('admin_delegations', ofTenant),
    ...policy('onboarding_steps', ofTenant),
    ...policy(
      'collection_states',
      'organization_ref = any((select tenant_organizations())::text[])',
    ),
  ],
};
