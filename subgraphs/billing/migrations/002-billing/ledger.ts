/**
 * The double-entry ledger. A transaction and its entries are written in one database transaction and
 * sealed with it; a mistake is mended by a reversal, once, never by a change.
 */
export const ledgerStatements = [
  `create table ledger_chart (
     code text primary key,
     kind text not null check (kind in ('ASSET', 'LIABILITY', 'REVENUE', 'EXPENSE')),
     normal_side text not null check (normal_side in ('DEBIT', 'CREDIT'))
   )`,
  `insert into ledger_chart (code, kind, normal_side) values
     ('ACCOUNTS_RECEIVABLE', 'ASSET', 'DEBIT'),
     ('CASH', 'ASSET', 'DEBIT'),
     ('REVENUE', 'REVENUE', 'CREDIT'),
     ('DEFERRED_REVENUE', 'LIABILITY', 'CREDIT'),
     ('CREDIT_BALANCE', 'LIABILITY', 'CREDIT'),
     ('TAX_PAYABLE', 'LIABILITY', 'CREDIT'),
     ('BAD_DEBT', 'EXPENSE', 'DEBIT')`,
  // Without a billing account it is the house's own; \`nulls not distinct\` keeps that one single.
  `create table ledger_accounts (
     ledger_account_id bigint generated always as identity primary key,
     billing_account_id bigint,
     code text not null references ledger_chart,
     currency text not null references currencies,
     created_at timestamptz not null default now(),
     foreign key (billing_account_id, currency) references billing_accounts (billing_account_id, currency),
     constraint ledger_accounts_single unique nulls not distinct (billing_account_id, code, currency)
   )`,
  `create table ledger_transactions (
     ledger_transaction_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^ltx_[0-9a-z]{26}$'),
     request_id text not null constraint ledger_transactions_request unique
       check (length(request_id) between 16 and 128),
     kind text not null check (kind in ('INVOICE_FINALIZED', 'REVENUE_RECOGNISED', 'PAYMENT_SETTLED',
       'CREDIT_NOTE_ISSUED', 'DEBT_WRITTEN_OFF', 'REVERSAL')),
     source_ref text not null,
     effective_at timestamptz not null,
     recorded_at timestamptz not null default clock_timestamp(),
     reverses_id bigint references ledger_transactions,
     trace_id text not null,
     tx_id xid8 not null default pg_current_xact_id(),
     constraint ledger_transactions_reversed_once unique (reverses_id),
     constraint ledger_transactions_reversal check ((kind = 'REVERSAL') = (reverses_id is not null))
   )`,
  `create table ledger_entries (
     ledger_entry_id bigint generated always as identity primary key,
     ledger_transaction_id bigint not null references ledger_transactions,
     ledger_account_id bigint not null references ledger_accounts,
     side text not null check (side in ('DEBIT', 'CREDIT')),
     amount_minor bigint not null constraint ledger_entries_amount check (amount_minor > 0),
     currency text not null
   )`,
  'create index on ledger_entries (ledger_transaction_id)',
  'create index on ledger_entries (ledger_account_id, ledger_entry_id)',
  'create index on ledger_transactions (source_ref)',
  `create trigger ledger_transactions_stamp before insert on ledger_transactions
     for each row execute function stamp_transaction()`,
  ...['ledger_chart', 'ledger_accounts', 'ledger_transactions', 'ledger_entries'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
     for each statement execute function forbid_mutation()`,
  ),

  `create function guard_ledger_entry() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if not exists (
       select from ledger_transactions
       where ledger_transaction_id = new.ledger_transaction_id and tx_id = pg_current_xact_id()
     ) then
       raise exception 'LEDGER_TX_SEALED: transaction % is written; reverse it instead',
         new.ledger_transaction_id using errcode = '23514';
     end if;
     if not exists (
       select from ledger_accounts
       where ledger_account_id = new.ledger_account_id and currency = new.currency
     ) then
       raise exception 'LEDGER_CURRENCY_MISMATCH: account % is not kept in %',
         new.ledger_account_id, new.currency using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger ledger_entries_guard before insert on ledger_entries
     for each row execute function guard_ledger_entry()`,

  // Deferred to the commit, for every entry: \`set constraints all immediate\` amid a transaction
  // would use up a check that hung on the transaction's row alone.
  `create function assert_ledger_balanced() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare bad record;
   begin
     select currency, sum(case side when 'DEBIT' then amount_minor else -amount_minor end) as off
       into bad from ledger_entries where ledger_transaction_id = new.ledger_transaction_id
       group by currency
       having sum(case side when 'DEBIT' then amount_minor else -amount_minor end) <> 0 limit 1;
     if found then
       raise exception 'LEDGER_UNBALANCED: transaction % is off by % %',
         new.ledger_transaction_id, bad.off, bad.currency using errcode = '23514';
     end if;
     perform assert_ledger_mirrors(new.ledger_transaction_id);
     return null;
   end $$`,
  `create function assert_ledger_mirrors(wanted bigint) returns void
     language plpgsql set search_path = public, pg_temp as $$
   declare reversed bigint := (
     select reverses_id from ledger_transactions where ledger_transaction_id = wanted);
   begin
     if reversed is not null and exists (
       select from (
         select ledger_account_id, case side when 'DEBIT' then amount_minor else -amount_minor end as net
           from ledger_entries where ledger_transaction_id in (wanted, reversed)
       ) as both_sides group by ledger_account_id having sum(net) <> 0
     ) then
       raise exception 'LEDGER_REVERSAL_MISMATCH: transaction % does not undo %', wanted, reversed
         using errcode = '23514';
     end if;
   end $$`,
  `create constraint trigger ledger_entries_balanced after insert on ledger_entries
     deferrable initially deferred for each row execute function assert_ledger_balanced()`,
  `create function assert_ledger_has_entries() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if (select count(*) from ledger_entries
         where ledger_transaction_id = new.ledger_transaction_id) < 2 then
       raise exception 'LEDGER_EMPTY_TRANSACTION: transaction % has less than two entries',
         new.ledger_transaction_id using errcode = '23514';
     end if;
     return null;
   end $$`,
  `create constraint trigger ledger_transactions_entries after insert on ledger_transactions
     deferrable initially deferred for each row execute function assert_ledger_has_entries()`,
];
