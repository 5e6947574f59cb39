/**
 * What a user may do, where: of roles that hold, and of administration that was lent and that the lender
 * has now. Computed whenever it is asked, never copied. Runs as the owner, because it says what a
 * request may see, and so comes before it.
 */
export const grantStatements: readonly string[] = [
  // A role is taken back without forgetting that it was given.
  'alter table role_assignments add column revoked_at timestamptz',

  `create function tenant_user_id() returns bigint
     language sql stable security definer set search_path = public, pg_temp as $$
     select user_id from users where public_ref = tenant_user()
   $$`,

  // The lifecycle decides what a role is worth. While an organization is set up, all of it, or nobody
  // could; suspended, to read, and for its owners to open it again; closed, to read.
  `create function permission_counts(lifecycle_state text, permission_code text, is_owner boolean)
     returns boolean language sql immutable as $$
     select case
       when lifecycle_state in ('PROVISIONING', 'ACTIVE') then true
       when permission_code like '%.read' then true
       when lifecycle_state = 'SUSPENDED' and is_owner
         then permission_code = 'accounts.organization.manage'
       else false
     end
   $$`,

  `create function permissions_of_membership(wanted bigint, at timestamptz) returns text[]
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(array_agg(distinct permission_code order by permission_code), '{}')
     from memberships
       join users on users.user_id = memberships.user_id
       join organizations on organizations.organization_id = memberships.organization_id
       join role_assignments on role_assignments.membership_id = memberships.membership_id
       join roles on roles.role_id = role_assignments.role_id
       join role_permissions on role_permissions.role_id = roles.role_id
     where memberships.membership_id = wanted
       and memberships.state = 'ACTIVE' and users.state = 'ACTIVE'
       and revoked_at is null and (expires_at is null or expires_at > at)
       and permission_counts(organizations.lifecycle_state, permission_code,
         roles.code = 'owner' and roles.organization_id is null)
   $$`,

  // What a member may lend at a place (a workspace; null: the whole organization) so that it can be
  // lent on `depth - 1` times more: its own, and what was lent to it with that depth to spare. Two walks: up, to
  // everybody from whom it could come; down, with what each of them has. Each visits a member once a
  // depth, so circles end and the work grows with the members, not with the ways between them.
  `create function lendable_permissions(lender bigint, place bigint, depth integer, at timestamptz)
     returns text[] language sql stable security definer set search_path = public, pg_temp as $$
     with recursive links as (
       select delegator_membership_id, delegate_membership_id, permission_codes, max_depth
       from admin_delegations
       where organization_id = (select organization_id from memberships where membership_id = lender)
         and starts_at <= at and expires_at > at and admin_delegations.revoked_at is null
         and (scope_workspace_id is null or scope_workspace_id = place)
     ), present as (
       select membership_id from memberships join users using (user_id)
       where memberships.state = 'ACTIVE' and users.state = 'ACTIVE'
         and organization_id = (select organization_id from memberships where membership_id = lender)
         and (workspace_id is null or workspace_id = place)
     ), need(membership_id, depth) as (
       select membership_id, lendable_permissions.depth from present where membership_id = lender
       union
       select present.membership_id, need.depth + 1
       from need
         join links on delegate_membership_id = need.membership_id and max_depth >= need.depth
         join present on present.membership_id = delegator_membership_id
     ), have(membership_id, depth, code) as (
       select need.membership_id, need.depth, code
       from need, unnest(permissions_of_membership(need.membership_id, at)) as code
       union
       select need.membership_id, need.depth, have.code
       from have
         join links on delegator_membership_id = have.membership_id
           and max_depth >= have.depth - 1 and have.code = any(permission_codes)
         join need on need.membership_id = delegate_membership_id and need.depth = have.depth - 1
     )
     select coalesce(array_agg(distinct code order by code), '{}') from have
     where have.membership_id = lender and have.depth = lendable_permissions.depth
   $$`,

  // What delegations give now. One to somebody who belongs to one workspace alone holds there at most.
  `create function effective_permissions(wanted bigint[], at timestamptz)
     returns table (admin_delegation_id bigint, workspace_id bigint, permissions text[])
     language sql stable security definer set search_path = public, pg_temp as $$
     select admin_delegation_id, place,
       array(select unnest(permission_codes)
             intersect select unnest(lendable_permissions(delegator_membership_id, place, 1, at))
             order by 1)
     from admin_delegations
       join memberships on membership_id = delegate_membership_id
       join users using (user_id)
       cross join lateral (select coalesce(scope_workspace_id, memberships.workspace_id)) as at_most(place)
     where admin_delegation_id = any(wanted)
       and starts_at <= at and expires_at > at and revoked_at is null
       and memberships.state = 'ACTIVE' and users.state = 'ACTIVE'
       and (memberships.workspace_id is null or memberships.workspace_id = place)
   $$`,

  `create function grants_of_user(wanted text, at timestamptz)
     returns table (organization text, workspace text, permissions text[], on_behalf_of text)
     language sql stable security definer set search_path = public, pg_temp as $$
     with own as (
       select membership_id, memberships.organization_id, workspace_id
       from memberships join users using (user_id)
       where users.public_ref = wanted and users.state = 'ACTIVE' and memberships.state = 'ACTIVE'
     )
     select organizations.public_ref, workspaces.public_ref,
       permissions_of_membership(membership_id, at), null
     from own join organizations using (organization_id)
       left join workspaces using (workspace_id)
     union all
     select organizations.public_ref, workspaces.public_ref, lent.permissions, users.public_ref
     from effective_permissions(
         array(select admin_delegation_id from admin_delegations
               join own on delegate_membership_id = membership_id), at) as lent
       join admin_delegations using (admin_delegation_id)
       join organizations using (organization_id)
       left join workspaces on workspaces.workspace_id = lent.workspace_id
       join memberships as lender on lender.membership_id = delegator_membership_id
       join users on users.user_id = lender.user_id
   $$`,
  'revoke execute on function permissions_of_membership, lendable_permissions from public',
  'revoke execute on function effective_permissions, grants_of_user from public',
  `grant execute on function permissions_of_membership, lendable_permissions, effective_permissions,
     grants_of_user to accounts_app`,
];
