/**
 * How a new epoch of transaction ids begins. Its number is the present second since 2026, and not the
 * last one plus one: a database that was put back as it was earlier has forgotten the epochs that came
 * after, and consumers have not.
 */
export const outboxEpochs: readonly string[] = [
  `create function next_outbox_epoch() returns integer language sql as $$
     select greatest(
       coalesce(max(epoch), 0) + 1,
       floor(extract(epoch from clock_timestamp() - timestamptz '2026-01-01T00:00:00Z'))::integer
     ) from public.outbox_epochs
   $$`,
  // In another cluster the ids begin anew: the first fact that is written there finds out.
  `create or replace function outbox_epoch() returns integer
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     cluster bigint := (select system_identifier from pg_control_system());
     last record;
     begun integer;
   begin
     select epoch, system_identifier into last from outbox_epochs order by epoch desc limit 1;
     if last.system_identifier = cluster then return last.epoch; end if;
     -- Two first facts at once are of one epoch.
     lock table outbox_epochs in share row exclusive mode;
     select epoch, system_identifier into last from outbox_epochs order by epoch desc limit 1;
     if last.system_identifier = cluster then return last.epoch; end if;
     begun := case when last.epoch is null then 1 else next_outbox_epoch() end;
     insert into outbox_epochs (epoch, system_identifier) values (begun, cluster) on conflict do nothing;
     return begun;
   end $$`,
  // For the owner, after a database was put back as it was earlier: its ids repeat themselves.
  `create function begin_outbox_epoch() returns integer language sql as $$
     insert into public.outbox_epochs (epoch, system_identifier)
       values (public.next_outbox_epoch(), (select system_identifier from pg_control_system()))
       returning epoch
   $$`,
  'revoke execute on function next_outbox_epoch, begin_outbox_epoch from public',
];
