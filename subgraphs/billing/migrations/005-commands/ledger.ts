/**
 * Posting, as one function that works as the owner: a tenant's posting touches accounts of the house,
 * which no tenant reads. Everything that guards the ledger judges it like any other writer.
 */
export const ledgerCommands: readonly string[] = [
  // The house's own accounts are one a currency; the others are one a customer.
  `alter table ledger_chart add column holder text not null generated always as
     (case when code in ('CASH', 'REVENUE', 'TAX_PAYABLE', 'BAD_DEBT') then 'HOUSE' else 'CUSTOMER' end)
     stored`,
  // For one cause money moves once, whoever tries again.
  `alter table ledger_transactions add constraint ledger_transactions_single
     unique nulls not distinct (kind, source_ref, reverses_id)`,
  `create function post_to_ledger(postings json, trace text) returns void
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     foreign_account bigint := (
       select billing_account_id from json_to_recordset(postings) as posting(billing_account_id bigint)
         left join billing_accounts as account using (billing_account_id)
       where account.currency is null
         or not (is_system() or account.organization_ref = any(tenant_organizations()))
       limit 1);
     unknown_code text := (
       select entry.code from json_to_recordset(postings) as posting(entries json)
         cross join json_to_recordset(posting.entries) as entry(code text)
         left join ledger_chart using (code) where holder is null limit 1);
   begin
     if foreign_account is not null then
       raise exception 'LEDGER_FOREIGN_ACCOUNT: billing account % is not there for whoever posts',
         foreign_account using errcode = '23514';
     end if;
     if unknown_code is not null then
       raise exception 'LEDGER_UNKNOWN_CODE: the chart has no account %', unknown_code
         using errcode = '23514';
     end if;
     insert into ledger_accounts (billing_account_id, code, currency)
       select distinct case holder when 'CUSTOMER' then account.billing_account_id end, code, currency
       from json_to_recordset(postings) as posting(billing_account_id bigint, entries json)
         join billing_accounts as account using (billing_account_id)
         cross join json_to_recordset(posting.entries) as entry(code text)
         join ledger_chart using (code)
       where not exists (
         select from ledger_accounts as kept
         where kept.code = entry.code and kept.currency = account.currency
           and kept.billing_account_id is not distinct from
             case holder when 'CUSTOMER' then account.billing_account_id end)
       order by 1, 2, 3
       on conflict on constraint ledger_accounts_single do nothing;
     insert into ledger_transactions
         (public_ref, request_id, kind, source_ref, effective_at, reverses_id, trace_id)
       select posting.public_ref, concat_ws(':', posting.kind, posting.reverses, posting.source_ref),
         posting.kind, posting.source_ref, posting.effective_at, reversed.ledger_transaction_id, trace
       from rows from (json_to_recordset(postings) as (public_ref text, kind text, source_ref text,
           effective_at timestamptz, reverses text)) with ordinality
         as posting(public_ref, kind, source_ref, effective_at, reverses, place)
         left join ledger_transactions as reversed
           on reversed.kind = posting.reverses and reversed.source_ref = posting.source_ref
       order by posting.effective_at, posting.place;
     insert into ledger_entries (ledger_transaction_id, ledger_account_id, side, amount_minor, currency)
       select ledger_transaction_id, ledger_account_id, entry.side, entry.amount_minor, account.currency
       from json_to_recordset(postings)
           as posting(public_ref text, billing_account_id bigint, entries json)
         join ledger_transactions using (public_ref)
         join billing_accounts as account using (billing_account_id)
         cross join json_to_recordset(posting.entries)
           as entry(side text, code text, amount_minor bigint)
         join ledger_chart using (code)
         join ledger_accounts as kept on kept.code = entry.code and kept.currency = account.currency
           and kept.billing_account_id is not distinct from
             case holder when 'CUSTOMER' then account.billing_account_id end
       order by ledger_transaction_id, entry.side desc, entry.code;
   end $$`,
  'revoke execute on function post_to_ledger from public',
  'grant execute on function post_to_ledger to billing_app',

  // What a document says has moved, and what the ledger moved for it, are one number: at the commit, so
  // that the order within a transaction is free. The first argument is the posting's kind; for a
  // reversal, the second is the kind that it undoes.
  `create function assert_posted() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     wanted bigint := case tg_table_name
       when 'invoices' then (select coalesce(sum(amount_minor), 0) from invoice_lines
                             where invoice_id = (to_jsonb(new) ->> 'invoice_id')::bigint)
       else (to_jsonb(new) ->> 'amount_minor')::bigint end;
     posted bigint := (
       select coalesce(sum(amount_minor), 0)
       from ledger_transactions as moved join ledger_entries using (ledger_transaction_id)
         left join ledger_transactions as undone on undone.ledger_transaction_id = moved.reverses_id
       where side = 'DEBIT' and moved.source_ref = new.public_ref and moved.kind = tg_argv[0]
         and undone.kind is not distinct from tg_argv[1]);
   begin
     if posted <> wanted then
       raise exception 'NOT_POSTED: % % says %, the ledger has % for it as %',
         tg_table_name, new.public_ref, wanted, posted, tg_argv[0] using errcode = '23514';
     end if;
     return null;
   end $$`,

  // The owner's, because balances are the database's own work: whoever asks gets what the entries say.
  'alter function rebuild_ledger_balances() security definer',
  'grant execute on function rebuild_ledger_balances to billing_app',
];
