/**
 * What a user may do, where: of roles that hold, and of administration that was lent and that the lender
 * has now. Runs as the owner, because it says what a request may see, and so comes before it.
 */
export const grantStatements: readonly string[] = [
  `create function tenant_user_id() returns bigint
     language sql stable security definer set search_path = public, pg_temp as $$
     select user_id from users where public_ref = tenant_user()
   $$`,
  `create function permissions_of_membership(wanted bigint, at timestamptz) returns text[]
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(array_agg(distinct permission_code order by permission_code), '{}')
     from memberships
       join users using (user_id)
       join role_assignments using (membership_id)
       join role_permissions using (role_id)
     where membership_id = wanted and memberships.state = 'ACTIVE' and users.state = 'ACTIVE'
       and (expires_at is null or expires_at > at)
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
     select organizations.public_ref, workspaces.public_ref,
       array(select unnest(permission_codes) intersect
             select unnest(permissions_of_membership(delegator_membership_id, at)) order by 1),
       users.public_ref
     from own join admin_delegations on delegate_membership_id = membership_id
       join organizations on organizations.organization_id = admin_delegations.organization_id
       left join workspaces on workspaces.workspace_id = scope_workspace_id
       join memberships as lender on lender.membership_id = delegator_membership_id
       join users on users.user_id = lender.user_id
     where starts_at <= at and expires_at > at and revoked_at is null
   $$`,
  'revoke execute on function permissions_of_membership from public',
  'revoke execute on function grants_of_user from public',
  'grant execute on function grants_of_user, permissions_of_membership to accounts_app',
];
