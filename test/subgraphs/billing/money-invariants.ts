import type { Invariant } from './seed-invariants.ts';

/** What of money holds at every moment, whoever did what before: the query for where it does not. */
export const invariants: readonly Invariant[] = [
  {
    what: 'every ledger transaction balances in every currency',
    violations: `select ledger_transaction_id from ledger_entries group by 1, currency
      having sum(case side when 'DEBIT' then amount_minor else -amount_minor end) <> 0`,
  },
  {
    what: 'the ledger balances in every currency',
    violations: `select currency from ledger_balances join ledger_accounts using (ledger_account_id)
      group by 1 having sum(debits_minor) <> sum(credits_minor)`,
  },
  {
    what: 'every balance is the sum of its entries',
    violations: 'select * from ledger_discrepancies',
  },
  {
    what: 'invoices and credit notes are numbered without a gap',
    violations: `select number, place from (
        select number, row_number() over (order by number) as place from invoices
        where number is not null
        union all select number, row_number() over (order by number) from credit_notes) as numbered
      where number <> place`,
  },
  {
    what: 'a number belongs to whatever the fact says that it does',
    violations: `select public_ref from invoices left join domain_events
        on aggregate_id = public_ref and event_type = 'billing.invoice.finalized.v1'
      where number is not null
        and payload ->> 'number' is distinct from 'INV-' || lpad(number::text, 6, '0')`,
  },
  {
    what: 'nobody owes less than nothing on an invoice',
    violations: `select invoice_id from invoices
      where state = 'FINALIZED' and invoice_open_minor(invoice_id) < 0`,
  },
  {
    what: 'what an account owes by its invoices it owes by the ledger',
    violations: `select billing_account_id from billing_accounts
      left join (select billing_account_id, sum(invoice_open_minor(invoice_id)) as open_minor
        from invoices where state = 'FINALIZED' group by 1) as by_invoices using (billing_account_id)
      left join (select billing_account_id, sum(debits_minor - credits_minor) as open_minor
        from ledger_accounts join ledger_balances using (ledger_account_id)
        where code = 'ACCOUNTS_RECEIVABLE' group by 1) as by_ledger using (billing_account_id)
      where coalesce(by_invoices.open_minor, 0) <> coalesce(by_ledger.open_minor, 0)`,
  },
  {
    what: 'credit kept for an account is in the ledger, and never more than was paid',
    violations: `select billing_account_id from billing_accounts
      left join (select billing_account_id, sum(credits_minor - debits_minor) as kept
        from ledger_accounts join ledger_balances using (ledger_account_id)
        where code = 'CREDIT_BALANCE' group by 1) as by_ledger using (billing_account_id)
      left join (select billing_account_id, sum(amount_minor) as kept from credit_notes
        where applied_to = 'CREDIT_BALANCE' group by 1) as by_notes using (billing_account_id)
      left join (select billing_account_id, sum(amount_minor) as paid from payments
        where state = 'SUCCEEDED' group by 1) as payments using (billing_account_id)
      where coalesce(by_ledger.kept, 0) <> coalesce(by_notes.kept, 0)
        or coalesce(by_notes.kept, 0) > coalesce(paid, 0)`,
  },
  {
    what: 'no usage is charged twice',
    violations: `select usage_event_id from invoiced_usage join invoices using (invoice_id)
      where state <> 'VOID' group by 1 having count(*) > 1`,
  },
  {
    what: 'lines of usage charge what was noted for their invoice',
    violations: `select * from (
        select invoice_id, sum(quantity) as quantity from invoice_lines
        where kind in ('USAGE', 'ADJUSTMENT') group by 1) as by_lines
      full join (select invoice_id, sum(quantity) as quantity
        from invoiced_usage join usage_events using (ingest_date, usage_event_id) group by 1) as by_notes
        using (invoice_id)
      where by_lines.quantity is distinct from by_notes.quantity`,
  },
  {
    what: 'facts of an aggregate are counted without a gap',
    violations: `select aggregate_id from domain_events group by aggregate_type, aggregate_id
      having max(aggregate_seq) <> count(*)`,
  },
  {
    what: 'the last fact of collecting says the collection state, and each goes on from the one before',
    violations: `select aggregate_id from (
        select aggregate_id, payload ->> 'from' as from_state, payload ->> 'to' as to_state,
          coalesce(lag(payload ->> 'to') over facts, 'GOOD_STANDING') as before,
          lead(payload ->> 'to') over facts is null as is_last
        from domain_events where event_type = 'billing.collection_state.changed.v1'
        window facts as (partition by aggregate_id order by aggregate_seq)) as chained
      join billing_accounts on public_ref = aggregate_id
      where from_state <> before or (is_last and to_state <> collection_state)
        or not exists (select from state_transitions where machine = 'billing_accounts'
          and state_transitions.from_state = chained.from_state
          and state_transitions.to_state = chained.to_state)`,
  },
  {
    what: 'an account whose debt was given up stays so',
    violations: `select public_ref from billing_accounts
      where collection_state <> 'WRITTEN_OFF' and exists (select from domain_events
          where aggregate_id = public_ref and payload ->> 'to' = 'WRITTEN_OFF')`,
  },
];
