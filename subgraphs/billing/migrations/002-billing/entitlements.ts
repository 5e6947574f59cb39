/** What organizations and workspaces have been granted, and when: appended and closed, never rewritten. */
export const entitlementStatements = [
  `create table entitlement_grants (
     entitlement_grant_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^ent_[0-9a-z]{26}$'),
     organization_ref text not null check (organization_ref ~ '^org_[0-9a-z]{26}$'),
     workspace_ref text check (workspace_ref ~ '^wsp_[0-9a-z]{26}$'),
     feature_code text not null check (feature_code ~ '^[a-z][a-z-]{1,49}$'),
     kind text not null check (kind in ('BOOLEAN', 'LIMIT', 'METERED')),
     limit_value bigint check (limit_value >= 0),
     source text not null check (source in ('PLAN', 'ADDON', 'OVERRIDE')),
     source_ref text not null check (length(source_ref) between 1 and 200),
     effective_from timestamptz not null,
     effective_to timestamptz,
     granted_by_ref text not null,
     recorded_at timestamptz not null default clock_timestamp(),
     constraint entitlement_grants_limit
       check (case kind when 'BOOLEAN' then limit_value is null
                        when 'LIMIT' then limit_value is not null else true end),
     constraint entitlement_grants_period check (effective_to > effective_from)
   )`,
  'create index on entitlement_grants (organization_ref, feature_code)',
  // Periods are half-open. Closing brings the end forward; an end put off would rewrite what was granted.
  `create function guard_entitlement_grant() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if to_jsonb(new) - 'effective_to' is distinct from to_jsonb(old) - 'effective_to' then
       raise exception 'ENTITLEMENT_GRANT_IMMUTABLE: grant % can only be closed', old.public_ref
         using errcode = '23514';
     end if;
     if coalesce(new.effective_to, 'infinity') > coalesce(old.effective_to, 'infinity') then
       raise exception 'ENTITLEMENT_GRANT_REOPENED: grant % ends at %; append another grant',
         old.public_ref, old.effective_to using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger entitlement_grants_close_only before update on entitlement_grants
     for each row execute function guard_entitlement_grant()`,
  `create trigger entitlement_grants_append_only before delete or truncate on entitlement_grants
     for each statement execute function forbid_mutation()`,
];
