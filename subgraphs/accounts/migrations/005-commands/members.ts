/** How many organizations one user belongs to at most: each is a grant that every request of theirs carries. */
const MAX_ORGANIZATIONS = 200;

/**
 * What has to be known of everybody to write about one: who owns an organization, who has an e-mail
 * address, and to how many organizations somebody belongs. Row-level security hides it from a request,
 * so these run as the owner and tell no more than they are asked.
 */
export const memberStatements: readonly string[] = [
  `grant update (revoked_at, granted_by_ref, granted_at) on role_assignments to accounts_app`,

  // An owner for a time would leave the organization to nobody when it ends.
  `create function lasting_owners(wanted bigint) returns setof bigint
     language sql stable security definer set search_path = public, pg_temp as $$
     select memberships.membership_id
     from memberships
       join users using (user_id)
       join role_assignments on role_assignments.membership_id = memberships.membership_id
       join roles on roles.role_id = role_assignments.role_id
     where memberships.organization_id = wanted and workspace_id is null
       and memberships.state = 'ACTIVE' and users.state = 'ACTIVE'
       and roles.code = 'owner' and roles.organization_id is null
       and revoked_at is null and expires_at is null
   $$`,
  'revoke execute on function lasting_owners from public',
  'grant execute on function lasting_owners to accounts_app',
  // At the end of the transaction, and one transaction of an organization after the other: two owners who
  // remove each other at once would both see one left. The erasure of a person is not held up by it.
  `create function keep_an_owner() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     owned bigint := (select organization_id from memberships where membership_id = new.membership_id);
   begin
     perform from organizations where organization_id = owned for no key update;
     if not exists (select from lasting_owners(owned)) and exists (
       select from organizations where organization_id = owned and lifecycle_state <> 'CLOSED'
     ) then
       raise exception 'LAST_OWNER: organization % would have no owner', owned
         using errcode = '23514';
     end if;
     return null;
   end $$`,
  `create constraint trigger memberships_keep_an_owner after update of state on memberships
     deferrable initially deferred for each row
     when (old.state = 'ACTIVE' and new.state <> 'ACTIVE') execute function keep_an_owner()`,
  `create constraint trigger role_assignments_keep_an_owner
     after update of revoked_at, expires_at on role_assignments
     deferrable initially deferred for each row
     when ((old.revoked_at is null and new.revoked_at is not null)
       or (old.expires_at is null and new.expires_at is not null))
     execute function keep_an_owner()`,

  // An invitation is not counted: else strangers could keep somebody out of everywhere.
  `create function limit_organizations() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     perform from users where user_id = new.user_id for no key update;
     if (select count(distinct organization_id) from memberships
         where user_id = new.user_id and state = 'ACTIVE') > ${MAX_ORGANIZATIONS} then
       raise exception 'TOO_MANY_ORGANIZATIONS: user % belongs to ${MAX_ORGANIZATIONS}', new.user_id
         using errcode = '23514';
     end if;
     return null;
   end $$`,
  `create trigger memberships_limited after insert or update of state on memberships
     for each row when (new.state = 'ACTIVE') execute function limit_organizations()`,
  'create index on memberships (user_id)',

  // Finds the user with an address, or makes one who is invited. Two invitations of one stranger at once
  // make one user: the second waits for the first.
  `create function find_or_add_user(wanted_index bytea, new_ref text, new_key bytea, new_email bytea,
       new_name bytea, new_state text, at timestamptz)
     returns table (user_id bigint, user_ref text, is_new boolean)
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     key_id bigint;
   begin
     perform pg_advisory_xact_lock(hashtextextended(encode(wanted_index, 'hex'), 2));
     return query select users.user_id, users.public_ref, false from users
       where email_blind_index = wanted_index;
     if found then return; end if;
     insert into subject_keys (wrapped_key, created_at) values (new_key, at)
       returning subject_key_id into key_id;
     return query insert into users (public_ref, subject_key_id, email_cipher, email_blind_index,
         display_name_cipher, state, created_at)
       values (new_ref, key_id, new_email, wanted_index, new_name, new_state, at)
       returning users.user_id, users.public_ref, true;
   end $$`,
  'revoke execute on function find_or_add_user from public',
  'grant execute on function find_or_add_user to accounts_app',
];
