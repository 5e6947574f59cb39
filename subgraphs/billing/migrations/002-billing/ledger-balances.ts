/**
 * Balances, derived: each statement that writes entries adds them up, and `rebuild_ledger_balances()`
 * makes them anew from the entries alone. `ledger_discrepancies` lists what differs; it is empty.
 */
export const ledgerBalanceStatements = [
  `create table ledger_balances (
     ledger_account_id bigint primary key references ledger_accounts,
     last_entry_id bigint not null,
     debits_minor bigint not null,
     credits_minor bigint not null
   )`,
  `create view ledger_sums as
     select ledger_account_id, max(ledger_entry_id) as last_entry_id,
       coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0)::bigint as debits_minor,
       coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0)::bigint as credits_minor
     from ledger_entries group by ledger_account_id`,
  `create view ledger_discrepancies as
     select ledger_account_id, kept.debits_minor as kept_debits_minor,
       kept.credits_minor as kept_credits_minor, summed.debits_minor, summed.credits_minor
     from ledger_balances as kept full join ledger_sums as summed using (ledger_account_id)
     where (kept.last_entry_id, kept.debits_minor, kept.credits_minor)
       is distinct from (summed.last_entry_id, summed.debits_minor, summed.credits_minor)`,
  // In the order of accounts, so that two writers of the same accounts wait instead of deadlocking.
  `create function add_to_ledger_balances() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     insert into ledger_balances as kept
       select ledger_account_id, max(ledger_entry_id),
         coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0),
         coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0)
       from added group by ledger_account_id order by ledger_account_id
     on conflict (ledger_account_id) do update set
       last_entry_id = greatest(kept.last_entry_id, excluded.last_entry_id),
       debits_minor = kept.debits_minor + excluded.debits_minor,
       credits_minor = kept.credits_minor + excluded.credits_minor;
     return null;
   end $$`,
  `create trigger ledger_entries_add after insert on ledger_entries
     referencing new table as added
     for each statement execute function add_to_ledger_balances()`,
  `create function rebuild_ledger_balances() returns void
     language plpgsql set search_path = public, pg_temp as $$
   begin
     lock table ledger_entries in share mode;
     delete from ledger_balances;
     insert into ledger_balances select * from ledger_sums;
   end $$`,
  'revoke execute on function rebuild_ledger_balances from public',
];
