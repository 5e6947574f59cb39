import { rolesOf, type Migration } from '@demarc/foundation/database';

/**
 * The tables that every context's writes stand on, alike in each database: claimed request ids, facts
 * (which are the outbox), the epoch of their transaction ids, and what was consumed from others.
 * Always a context's first migration, and never edited: later needs are migrations of their own.
 */
export function writePathMigration(context: string): Migration {
  const { app } = rolesOf(context);
  return {
    name: '001-write-path',
    statements: [
      ...guards(),
      ...idempotencyRequests(app),
      ...outbox(app),
      ...inbox(app),
      `create table seeds (
         name text primary key,
         organizations integer not null check (organizations >= 0),
         seeded_at timestamptz not null default now()
       )`,
      `grant select, insert on seeds to ${app}`,
    ],
  };
}

/** Triggers that other migrations hang on their tables too. */
function guards(): string[] {
  return [
    `create function forbid_mutation() returns trigger language plpgsql as $$
     begin
       raise exception 'APPEND_ONLY: % on % is not allowed', tg_op, tg_table_name
         using errcode = 'P0001';
     end $$`,
  ];
}

function idempotencyRequests(app: string): string[] {
  return [
    `create table idempotency_requests (
       idempotency_request_id bigint generated always as identity primary key,
       scope_key text not null,
       request_id text not null check (length(request_id) between 16 and 128),
       request_hash bytea not null check (length(request_hash) = 32),
       state text not null default 'IN_PROGRESS' check (state in ('IN_PROGRESS', 'COMPLETED')),
       outcome jsonb,
       resource_ref text,
       trace_id text not null,
       locked_until timestamptz,
       created_at timestamptz not null default clock_timestamp(),
       completed_at timestamptz,
       expires_at timestamptz not null,
       check ((state = 'COMPLETED') = (outcome is not null)),
       unique (scope_key, request_id)
     )`,
    'create index on idempotency_requests (expires_at)',
    // A retry gets what the first attempt got: an outcome is written once.
    `create function keep_outcome() returns trigger language plpgsql as $$
     begin
       if old.state = 'COMPLETED' then
         raise exception 'OUTCOME_FIXED: request % has been answered', old.request_id
           using errcode = '23514';
       end if;
       return new;
     end $$`,
    `create trigger idempotency_requests_answered before update on idempotency_requests
       for each row execute function keep_outcome()`,
    `grant select, insert, delete on idempotency_requests to ${app}`,
    `grant update (state, outcome, resource_ref, locked_until, completed_at)
       on idempotency_requests to ${app}`,
  ];
}

/**
 * Facts in the order of their transactions. Transaction ids restart in a new cluster, so each fact
 * carries the epoch of its ids: raised when the cluster is another one than the last epoch's.
 */
function outbox(app: string): string[] {
  return [
    `create table outbox_epochs (
       epoch integer primary key,
       system_identifier bigint not null,
       started_at timestamptz not null default clock_timestamp()
     )`,
    `create trigger outbox_epochs_append_only before update or delete or truncate on outbox_epochs
       for each statement execute function forbid_mutation()`,
    `create function outbox_epoch() returns integer
       language plpgsql security definer set search_path = public, pg_temp as $$
     declare
       cluster bigint := (select system_identifier from pg_control_system());
       last record;
     begin
       select epoch, system_identifier into last from outbox_epochs order by epoch desc limit 1;
       if last.system_identifier = cluster then return last.epoch; end if;
       insert into outbox_epochs (epoch, system_identifier)
         values (coalesce(last.epoch, 0) + 1, cluster) on conflict do nothing;
       return coalesce(last.epoch, 0) + 1;
     end $$`,
    'revoke execute on function outbox_epoch() from public',
    `grant execute on function outbox_epoch() to ${app}`,
    `create table domain_events (
       domain_event_id bigint generated always as identity primary key,
       event_id uuid not null unique default gen_random_uuid(),
       aggregate_type text not null,
       aggregate_id text not null,
       aggregate_seq bigint not null check (aggregate_seq > 0),
       event_type text not null check (event_type ~ '^[a-z_]+(\\.[a-z_]+)+\\.v[0-9]+$'),
       schema_version integer not null,
       occurred_at timestamptz not null,
       recorded_at timestamptz not null default clock_timestamp(),
       ingest_date date not null default (now() at time zone 'utc')::date,
       actor_ref text not null,
       request_id text,
       trace_id text not null,
       causation_id uuid,
       payload jsonb not null,
       epoch integer not null default outbox_epoch() references outbox_epochs,
       tx_id xid8 not null default pg_current_xact_id(),
       unique (aggregate_type, aggregate_id, aggregate_seq)
     )`,
    'create index on domain_events (epoch, tx_id, domain_event_id)',
    `create trigger domain_events_append_only before update or delete or truncate on domain_events
       for each statement execute function forbid_mutation()`,
    `grant select on outbox_epochs, domain_events to ${app}`,
    // When and in which transaction a fact was recorded is not the application's to say: readers
    // of the outbox go by it.
    `grant insert (event_id, aggregate_type, aggregate_id, aggregate_seq, event_type, schema_version,
       occurred_at, actor_ref, request_id, trace_id, causation_id, payload) on domain_events to ${app}`,
  ];
}

function inbox(app: string): string[] {
  return [
    `create table outbox_cursors (
       consumer text primary key,
       epoch integer not null default 0,
       last_tx_id xid8 not null default '0',
       last_domain_event_id bigint not null default 0,
       updated_at timestamptz not null default now()
     )`,
    `create table inbox_events (
       consumer text not null,
       event_id uuid not null,
       source text not null,
       processed_at timestamptz not null default now(),
       primary key (consumer, event_id)
     )`,
    `grant select, insert, update on outbox_cursors to ${app}`,
    `grant select, insert on inbox_events to ${app}`,
  ];
}
