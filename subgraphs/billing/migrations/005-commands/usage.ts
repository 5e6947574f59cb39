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
];
