/**
 * What was measured, as CloudEvents. A unique index on a partitioned table must contain the
 * partition key, so what makes an event the same event, (source, event_id), has a table of its own.
 */
export const usageStatements = [
  `create table usage_event_keys (
     source text not null,
     event_id text not null,
     payload_hash bytea not null,
     usage_event_id bigint not null,
     ingest_date date not null,
     primary key (source, event_id)
   )`,
  `create trigger usage_event_keys_append_only before update or delete or truncate on usage_event_keys
     for each statement execute function forbid_mutation()`,
  `create table usage_events (
     usage_event_id bigint generated always as identity,
     ingest_date date not null default (now() at time zone 'utc')::date,
     source text not null check (length(source) between 1 and 200),
     event_id text not null check (length(event_id) between 1 and 200),
     organization_ref text not null check (organization_ref ~ '^org_[0-9a-z]{26}$'),
     workspace_ref text check (workspace_ref ~ '^wsp_[0-9a-z]{26}$'),
     workflow_run_ref text check (workflow_run_ref ~ '^run_[0-9a-z]{26}$'),
     meter_code text not null references meters,
     quantity numeric(38, 12) not null,
     occurred_at timestamptz not null,
     received_at timestamptz not null default clock_timestamp(),
     properties jsonb not null default '{}',
     payload_hash bytea not null check (length(payload_hash) = 32),
     trace_id text not null,
     primary key (ingest_date, usage_event_id),
     constraint usage_events_quantity check (quantity >= 0)
   ) partition by range (ingest_date)`,
  'create index on usage_events (organization_ref, meter_code, occurred_at)',
  'create index on usage_events (workflow_run_ref) where workflow_run_ref is not null',
  // Intake may repeat: the same event again is dropped, another payload under its name is refused.
  `create function claim_usage_event() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     insert into usage_event_keys (source, event_id, payload_hash, usage_event_id, ingest_date)
       values (new.source, new.event_id, new.payload_hash, new.usage_event_id, new.ingest_date)
       on conflict (source, event_id) do nothing;
     if found then return new; end if;
     if exists (
       select from usage_event_keys
       where source = new.source and event_id = new.event_id and payload_hash <> new.payload_hash
     ) then
       raise exception 'USAGE_EVENT_CONFLICT: % of % came before with another payload',
         new.event_id, new.source using errcode = '23505';
     end if;
     return null;
   end $$`,
  `create trigger usage_events_claim before insert on usage_events
     for each row execute function claim_usage_event()`,
  // For each row, because only row triggers are copied to the partitions.
  `create trigger usage_events_append_only before update or delete on usage_events
     for each row execute function forbid_mutation()`,
  `create trigger usage_events_no_truncate before truncate on usage_events
     for each statement execute function forbid_mutation()`,
  // Intake opens the month that it writes to; a month is dropped whole when its retention ends.
  `create function open_usage_month(day date) returns void
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     month date := date_trunc('month', day)::date;
     partition text := 'usage_events_' || to_char(day, 'YYYY_MM');
   begin
     if to_regclass(partition) is not null then return; end if;
     perform pg_advisory_xact_lock(hashtextextended('usage_events', 0));
     if to_regclass(partition) is not null then return; end if;
     execute format('create table %I partition of usage_events for values from (%L) to (%L)',
       partition, month, (month + interval '1 month')::date);
     execute format('create trigger %I before truncate on %I
       for each statement execute function forbid_mutation()', partition || '_no_truncate', partition);
   end $$`,
  'revoke execute on function open_usage_month from public',
];
