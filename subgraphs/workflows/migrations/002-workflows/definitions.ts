/** What can be run: definitions, and their versions, which never change once published. */
export const definitionStatements: readonly string[] = [
  `create table workflow_definitions (
     workflow_definition_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^wfd_[0-9a-z]{26}$'),
     organization_ref text not null check (organization_ref ~ '^org_[0-9a-z]{26}$'),
     workspace_ref text check (workspace_ref ~ '^wsp_[0-9a-z]{26}$'),
     key text not null check (key ~ '^[a-z][a-z0-9-]{1,49}$'),
     name text not null check (length(name) between 1 and 100),
     created_at timestamptz not null default now(),
     unique nulls not distinct (organization_ref, workspace_ref, key)
   )`,
  'create index on workflow_definitions (organization_ref, workflow_definition_id)',
  'create index on workflow_definitions (workspace_ref, workflow_definition_id)',

  // The canonical form of RFC 8785, as far as bodies need it: whole numbers, keys of ASCII.
  `create function canonical_json(value jsonb) returns text
     language plpgsql immutable strict as $$
   begin
     return case jsonb_typeof(value)
       when 'object' then (
         select '{' || coalesce(string_agg(to_json(key)::text || ':' || public.canonical_json(item), ','
                                           order by key collate "C"), '') || '}'
         from jsonb_each(value) as member (key, item))
       when 'array' then (
         select '[' || coalesce(string_agg(public.canonical_json(item), ',' order by place), '') || ']'
         from jsonb_array_elements(value) with ordinality as member (item, place))
       when 'number' then trim_scale(value::numeric)::text
       else value::text
     end;
   end $$`,
  `create table definition_versions (
     definition_version_id bigint generated always as identity primary key,
     workflow_definition_id bigint not null references workflow_definitions,
     version_number integer not null,
     body jsonb not null constraint body_has_steps check (
       coalesce(jsonb_typeof(body -> 'steps') = 'array' and body -> 'steps' <> '[]', false)),
     body_hash bytea not null constraint body_hash_is_of_body check (
       body_hash = sha256(convert_to(public.canonical_json(body), 'UTF8'))),
     published_by_ref text not null check (published_by_ref ~ '^usr_[0-9a-z]{26}$'),
     published_at timestamptz not null default now(),
     unique (workflow_definition_id, version_number)
   )`,
  `create trigger definition_versions_append_only before update or delete or truncate
     on definition_versions for each statement execute function forbid_mutation()`,

  // As the owner, because the definition is locked: two publishers at once get two numbers.
  `create function check_version_number() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     next integer;
   begin
     perform from workflow_definitions
       where workflow_definition_id = new.workflow_definition_id for no key update;
     select coalesce(max(version_number), 0) + 1 into next from definition_versions
       where workflow_definition_id = new.workflow_definition_id;
     if new.version_number <> next then
       raise exception 'VERSION_GAP: the next version is %, not %', next, new.version_number
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  'revoke execute on function check_version_number() from public',
  `create trigger definition_versions_gapless before insert on definition_versions
     for each row execute function check_version_number()`,
];
