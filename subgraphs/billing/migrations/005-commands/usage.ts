/** What the intake of usage needs. */
export const usageCommands: readonly string[] = [
  // As before, and it says which event of a batch differs.
  `create or replace function claim_usage_event() returns trigger
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
         new.event_id, new.source using errcode = '23505', detail = new.event_id;
     end if;
     return null;
   end $$`,
  // As before, but that it looks where others have written: a name that was looked up in vain is
  // remembered as not there, and waiting for a lock of ours does not bring it back to mind.
  `create or replace function open_usage_month(day date) returns void
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     month date := date_trunc('month', day)::date;
     partition text := 'usage_events_' || to_char(day, 'YYYY_MM');
   begin
     if exists (select from pg_class where relname = partition
         and relnamespace = 'public'::regnamespace) then return; end if;
     perform pg_advisory_xact_lock(hashtextextended('usage_events', 0));
     if exists (select from pg_class where relname = partition
         and relnamespace = 'public'::regnamespace) then return; end if;
     execute format('create table %I partition of usage_events for values from (%L) to (%L)',
       partition, month, (month + interval '1 month')::date);
     execute format('create trigger %I before truncate on %I
       for each statement execute function forbid_mutation()', partition || '_no_truncate', partition);
   end $$`,
];
