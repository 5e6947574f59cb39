import type { Migration } from '@demarc/foundation/database';

/** Tenancy, identity and access: domain tables of accounts. */
export const accountsMigration: Migration = {
  name: '002-accounts',
  statements: [
    `create table organizations (
       organization_id bigint generated always as identity primary key,
       public_ref text not null unique check (public_ref ~ '^org_[0-9a-z]{26}$'),
       legal_name text not null check (length(legal_name) between 1 and 200),
       lifecycle_state text not null default 'PROVISIONING'
         check (lifecycle_state in ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
       region_code text not null check (region_code ~ '^[a-z]{2}$'),
       created_at timestamptz not null default now(),
       version bigint not null default 1
     )`,
    `create table workspaces (
       workspace_id bigint generated always as identity primary key,
       public_ref text not null unique check (public_ref ~ '^wsp_[0-9a-z]{26}$'),
       organization_id bigint not null references organizations,
       name text not null check (length(name) between 1 and 100),
       lifecycle_state text not null default 'ACTIVE'
         check (lifecycle_state in ('ACTIVE', 'ARCHIVED', 'DELETED')),
       created_at timestamptz not null default now(),
       version bigint not null default 1,
       unique (organization_id, name),
       unique (organization_id, workspace_id)
     )`,
    'create index on workspaces (organization_id, workspace_id)',

    // Personal data is readable only with its subject's key: erasing the key erases the person.
    `create table subject_keys (
       subject_key_id bigint generated always as identity primary key,
       wrapped_key bytea,
       created_at timestamptz not null default now(),
       erased_at timestamptz,
       check ((wrapped_key is null) = (erased_at is not null))
     )`,
    `create table users (
       user_id bigint generated always as identity primary key,
       public_ref text not null unique check (public_ref ~ '^usr_[0-9a-z]{26}$'),
       subject_key_id bigint not null unique references subject_keys,
       email_cipher bytea not null,
       email_blind_index bytea unique,
       display_name_cipher bytea not null,
       state text not null default 'INVITED'
         check (state in ('INVITED', 'ACTIVE', 'DEACTIVATED', 'ERASED')),
       created_at timestamptz not null default now(),
       check ((state = 'ERASED') = (email_blind_index is null))
     )`,
    `create table memberships (
       membership_id bigint generated always as identity primary key,
       public_ref text not null unique check (public_ref ~ '^mem_[0-9a-z]{26}$'),
       user_id bigint not null references users,
       organization_id bigint not null references organizations,
       workspace_id bigint,
       state text not null default 'INVITED' check (state in ('INVITED', 'ACTIVE', 'REMOVED')),
       joined_at timestamptz,
       created_at timestamptz not null default now(),
       foreign key (organization_id, workspace_id) references workspaces (organization_id, workspace_id),
       unique nulls not distinct (user_id, organization_id, workspace_id),
       unique (membership_id, organization_id),
       check (state <> 'ACTIVE' or joined_at is not null)
     )`,
    'create index on memberships (organization_id, membership_id)',

    `create table permissions (
       permission_code text primary key check (permission_code ~ '^[a-z_]+\\.[a-z_]+\\.[a-z_]+$'),
       context text not null,
       description text not null
     )`,
    `create table roles (
       role_id bigint generated always as identity primary key,
       public_ref text not null unique check (public_ref ~ '^rol_[0-9a-z]{26}$'),
       organization_id bigint references organizations,
       code text not null check (code ~ '^[a-z][a-z_]{1,39}$'),
       name text not null,
       unique nulls not distinct (organization_id, code)
     )`,
    `create table role_permissions (
       role_permission_id bigint generated always as identity primary key,
       role_id bigint not null references roles,
       permission_code text not null references permissions,
       unique (role_id, permission_code)
     )`,
    `create table role_assignments (
       role_assignment_id bigint generated always as identity primary key,
       membership_id bigint not null references memberships,
       role_id bigint not null references roles,
       granted_by_ref text not null,
       granted_at timestamptz not null default now(),
       expires_at timestamptz,
       unique (membership_id, role_id),
       check (expires_at is null or expires_at > granted_at)
     )`,
    `create function check_role_of_organization() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
     begin
       if exists (
         select from roles join memberships on memberships.membership_id = new.membership_id
         where roles.role_id = new.role_id
           and roles.organization_id is distinct from memberships.organization_id
           and roles.organization_id is not null
       ) then
         raise exception 'ROLE_OF_OTHER_ORGANIZATION: role % is not of this organization', new.role_id
           using errcode = '23514';
       end if;
       return new;
     end $$`,
    `create trigger role_of_organization before insert or update on role_assignments
       for each row execute function check_role_of_organization()`,

    // What a delegate may do is the intersection with what the delegator may now: never copied.
    `create table admin_delegations (
       admin_delegation_id bigint generated always as identity primary key,
       public_ref text not null unique check (public_ref ~ '^dlg_[0-9a-z]{26}$'),
       organization_id bigint not null references organizations,
       delegator_membership_id bigint not null,
       delegate_membership_id bigint not null,
       scope_workspace_id bigint,
       permission_codes text[] not null check (cardinality(permission_codes) > 0),
       max_depth integer not null default 0 check (max_depth between 0 and 3),
       starts_at timestamptz not null,
       expires_at timestamptz not null,
       revoked_at timestamptz,
       reason text not null check (length(reason) between 1 and 500),
       foreign key (delegator_membership_id, organization_id)
         references memberships (membership_id, organization_id),
       foreign key (delegate_membership_id, organization_id)
         references memberships (membership_id, organization_id),
       foreign key (organization_id, scope_workspace_id)
         references workspaces (organization_id, workspace_id),
       check (delegator_membership_id <> delegate_membership_id),
       check (expires_at > starts_at)
     )`,
    'create index on admin_delegations (organization_id, admin_delegation_id)',

    `create table onboarding_steps (
       onboarding_step_id bigint generated always as identity primary key,
       organization_id bigint not null references organizations,
       step_code text not null
         check (step_code in ('verify_domain', 'invite_team', 'choose_plan', 'first_workflow')),
       state text not null default 'PENDING' check (state in ('PENDING', 'DONE', 'SKIPPED')),
       evidence jsonb not null default '{}',
       decided_at timestamptz,
       unique (organization_id, step_code),
       check ((state = 'PENDING') = (decided_at is null)),
       check (state <> 'DONE' or evidence <> '{}')
     )`,
    `create table feature_rollouts (
       feature_rollout_id bigint generated always as identity primary key,
       feature_code text not null unique check (feature_code ~ '^[a-z][a-z-]{1,49}$'),
       stage text not null default 'OFF' check (stage in ('OFF', 'PERCENTAGE', 'ON')),
       percentage integer not null default 0 check (percentage between 0 and 100),
       organization_refs text[] not null default '{}',
       check ((stage = 'PERCENTAGE') or percentage = 0)
     )`,

    // Heard from billing, event by event; until one arrives the answer is "unknown", never a guess.
    `create table collection_states (
       organization_ref text primary key,
       collection_state text not null
         check (collection_state in ('GOOD_STANDING', 'PAST_DUE', 'DELINQUENT', 'WRITTEN_OFF')),
       since timestamptz not null,
       as_of timestamptz not null,
       event_id uuid not null
     )`,

    `grant select, insert on organizations, workspaces, subject_keys, users, memberships, permissions,
       roles, role_permissions, role_assignments, admin_delegations, onboarding_steps,
       feature_rollouts, collection_states to accounts_app`,
    'grant update (legal_name, lifecycle_state, version) on organizations to accounts_app',
    'grant update (name, lifecycle_state, version) on workspaces to accounts_app',
    'grant update (wrapped_key, erased_at) on subject_keys to accounts_app',
    'grant update (email_cipher, email_blind_index, display_name_cipher, state) on users to accounts_app',
    'grant update (state, joined_at) on memberships to accounts_app',
    'grant update (expires_at) on role_assignments to accounts_app',
    'grant update (revoked_at) on admin_delegations to accounts_app',
    'grant update (state, evidence, decided_at) on onboarding_steps to accounts_app',
    'grant update (stage, percentage, organization_refs) on feature_rollouts to accounts_app',
    'grant update (collection_state, since, as_of, event_id) on collection_states to accounts_app',
  ],
};
