import type { Migration } from '@demarc/foundation/database';
import { grantStatements } from './004-tenants/grants.ts';
import { tablePolicies } from './004-tenants/table-policies.ts';

const EVERYBODY = 'true';
const ofTenant = 'organization_id = any((select tenant_organization_ids())::bigint[])';
const refOfTenant = (column: string) => `${column} = any((select tenant_organizations())::text[])`;

/** Who may see which rows of accounts, who may write them, and who may do what where. */
export const tenantsMigration: Migration = {
  name: '004-tenants',
  statements: [
    `create function tenant_organization_ids() returns bigint[]
       language sql stable security definer set search_path = public, pg_temp as $$
       select coalesce(array_agg(organization_id), '{}') from organizations
         where public_ref = any(tenant_organizations())
     $$`,
    ...grantStatements,
    // Where somebody is invited, whose name the invitation tells. Not yet a tenant of theirs.
    `create function inviting_organization_ids() returns bigint[]
       language sql stable security definer set search_path = public, pg_temp as $$
       select coalesce(array_agg(organization_id), '{}') from memberships
         where user_id = tenant_user_id() and state = 'INVITED'
     $$`,
    ...tablePolicies('organizations', {
      read: `${refOfTenant('public_ref')}
        or organization_id = any((select inviting_organization_ids())::bigint[])`,
      write: refOfTenant('public_ref'),
    }),
    ...tablePolicies('workspaces', { read: ofTenant, write: ofTenant }),
    ...tablePolicies('memberships', {
      read: `${ofTenant} or (user_id = (select tenant_user_id()) and state = 'INVITED')`,
      write: ofTenant,
    }),
    // Of those who belong, or did, to an organization of one's own; new ones come by invitation alone.
    ...tablePolicies('users', {
      read: `public_ref = (select tenant_user())
        or exists (select from memberships where memberships.user_id = users.user_id)`,
      write: 'public_ref = (select tenant_user())',
    }),
    // A key is what makes a name and an address readable. An invitation shows whom it is for by ref alone,
    // or anybody could invite an address and read who is behind it; until somebody logs in with that, it
    // shows what whoever made the login by it wrote themselves.
    ...tablePolicies('subject_keys', {
      read: `exists (select from users where users.subject_key_id = subject_keys.subject_key_id
        and (users.public_ref = (select tenant_user()) or exists (select from memberships
          where memberships.user_id = users.user_id and (memberships.joined_at is not null
            or users.state = 'INVITED' and memberships.created_at = users.created_at))))`,
    }),
    ...tablePolicies('roles', { read: `organization_id is null or ${ofTenant}`, write: ofTenant }),
    // Everybody reads what the system's roles permit; nobody gives them more.
    ...tablePolicies('role_permissions', {
      read: 'exists (select from roles where roles.role_id = role_permissions.role_id)',
      write: `exists (select from roles
        where roles.role_id = role_permissions.role_id and roles.${ofTenant})`,
    }),
    ...tablePolicies('role_assignments', {
      read: `exists (select from memberships
        where memberships.membership_id = role_assignments.membership_id)`,
      write: `exists (select from memberships
        where memberships.membership_id = role_assignments.membership_id and memberships.${ofTenant})`,
    }),
    ...tablePolicies('admin_delegations', { read: ofTenant, write: ofTenant }),
    ...tablePolicies('onboarding_steps', { read: ofTenant, write: ofTenant }),
    ...tablePolicies('collection_states', {
      read: refOfTenant('organization_ref'),
      write: refOfTenant('organization_ref'),
    }),
    ...tablePolicies('permissions', { read: EVERYBODY }),
    ...tablePolicies('feature_rollouts', { read: EVERYBODY }),
  ],
};
