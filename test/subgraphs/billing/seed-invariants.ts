/** Something that always holds, as the query for where it does not. */
export interface Invariant {
  readonly what: string;
  readonly violations: string;
}

const settled = `select invoice_id, sum(amount_minor) as settled_minor, max(at) as settled_at from (
    select invoice_id, amount_minor, settled_at as at from payments where state = 'SUCCEEDED'
    union all select invoice_id, amount_minor, issued_at from credit_notes where applied_to = 'INVOICE'
    union all select invoice_id, amount_minor, written_off_at from write_offs
  ) as parts group by invoice_id`;
const total = `select invoice_id, sum(amount_minor) as total_minor from invoice_lines group by invoice_id`;
const open = `select invoices.*, total_minor - coalesce(settled_minor, 0) as open_minor, settled_at
  from invoices join (${total}) as totals using (invoice_id) left join (${settled}) as settled using (invoice_id)
  where state = 'FINALIZED'`;
const TODAY = "'2026-11-01T00:00:00Z'::timestamptz";

export const invariants: readonly Invariant[] = [
  {
    what: 'every fact says whose it is, and its payload says the same',
    violations: `select domain_event_id from domain_events
      where organization_ref is null or payload ->> 'organizationRef' is distinct from organization_ref`,
  },
  {
    what: 'every ledger transaction balances in every currency',
    violations: `select ledger_transaction_id from ledger_entries group by 1, currency
      having sum(case side when 'DEBIT' then amount_minor else -amount_minor end) <> 0`,
  },
  {
    what: 'every balance is the sum of its entries',
    violations: 'select * from ledger_discrepancies',
  },
  {
    what: 'invoices are numbered without a gap, in the order of their issue',
    violations: `select invoice_id from (
        select invoice_id, number, row_number() over (order by issued_at, number) as place
        from invoices where number is not null) as numbered where number <> place`,
  },
  {
    what: 'credit notes are numbered without a gap',
    violations: `select number from (select number, row_number() over (order by number) as place
      from credit_notes) as numbered where number <> place`,
  },
  {
    what: 'what an account owes by its invoices it owes by the ledger',
    violations: `select billing_account_id from billing_accounts
      left join (select billing_account_id, sum(open_minor) as open_minor from (${open}) as demands group by 1)
        as by_invoices using (billing_account_id)
      left join (select billing_account_id, sum(debits_minor - credits_minor) as open_minor
        from ledger_accounts join ledger_balances using (ledger_account_id)
        where code = 'ACCOUNTS_RECEIVABLE' group by 1) as by_ledger using (billing_account_id)
      where coalesce(by_invoices.open_minor, 0) <> coalesce(by_ledger.open_minor, 0)`,
  },
  {
    what: 'credit kept for an account is in the ledger',
    violations: `select billing_account_id from ledger_accounts join ledger_balances using (ledger_account_id)
      left join (select billing_account_id, sum(amount_minor) as kept from credit_notes
        where applied_to = 'CREDIT_BALANCE' group by 1) as notes using (billing_account_id)
      where code = 'CREDIT_BALANCE' and credits_minor - debits_minor <> coalesce(kept, 0)`,
  },
  {
    what: 'all revenue of periods that are over is recognised',
    violations: `select ledger_account_id from ledger_accounts join ledger_balances using (ledger_account_id)
      where code = 'DEFERRED_REVENUE' and debits_minor <> credits_minor`,
  },
  {
    what: 'collection states say what the invoices say',
    violations: `select account.billing_account_id, collection_state, oldest from billing_accounts as account
      left join (select billing_account_id, min(due_at) as oldest from (${open}) as demands
        where open_minor > 0 and due_at < ${TODAY} group by 1) as overdue using (billing_account_id)
      where collection_state <> case
        when exists (select from write_offs where write_offs.billing_account_id = account.billing_account_id)
          then 'WRITTEN_OFF'
        when oldest is null then 'GOOD_STANDING'
        when oldest < ${TODAY} - interval '30 days' then 'DELINQUENT'
        else 'PAST_DUE' end`,
  },
  {
    what: 'the last fact of collecting says the collection state',
    violations: `select public_ref from billing_accounts left join (
        select distinct on (aggregate_id) aggregate_id, payload ->> 'to' as told from domain_events
        where event_type = 'billing.collection_state.changed.v1'
        order by aggregate_id, aggregate_seq desc) as facts on aggregate_id = public_ref
      where coalesce(told, 'GOOD_STANDING') <> collection_state`,
  },
  {
    what: 'every fact of collecting goes on from the one before',
    violations: `select * from (
        select aggregate_id, payload ->> 'from' as from_state, occurred_at,
          coalesce(lag(payload ->> 'to') over facts, 'GOOD_STANDING') as before,
          lag(occurred_at) over facts as before_at
        from domain_events where event_type = 'billing.collection_state.changed.v1'
        window facts as (partition by aggregate_id order by aggregate_seq)) as chained
      where from_state <> before or occurred_at < before_at`,
  },
  {
    what: 'facts of an aggregate are counted without a gap, none of them in the future',
    violations: `select aggregate_id from domain_events group by aggregate_type, aggregate_id
      having max(aggregate_seq) <> count(*) or max(occurred_at) > ${TODAY}`,
  },
  {
    what: 'usage lines charge what was metered in the month before',
    violations: `select invoice_line_id from invoice_lines join invoices using (invoice_id)
      join billing_accounts as account using (billing_account_id)
      where kind = 'USAGE' and quantity <> (
        select sum(usage.quantity) from usage_events as usage
        where usage.organization_ref = account.organization_ref and usage.meter_code = invoice_lines.meter_code
          and occurred_at >= period_start - interval '1 month' and occurred_at < period_start)`,
  },
  {
    what: 'what usage lines charge is noted event by event, and nothing else is',
    violations: `select invoice_id from (select invoice_id, sum(quantity) as quantity
        from invoice_lines where kind = 'USAGE' group by 1) as by_lines
      full join (select invoice_id, sum(quantity) as quantity
        from invoiced_usage join usage_events using (ingest_date, usage_event_id) group by 1) as by_notes
        using (invoice_id)
      where by_lines.quantity is distinct from by_notes.quantity`,
  },
  {
    what: 'an invoice has the number that its fact says',
    violations: `select public_ref from invoices left join domain_events
        on aggregate_id = public_ref and event_type = 'billing.invoice.finalized.v1'
      where number is not null
        and payload ->> 'number' is distinct from 'INV-' || lpad(number::text, 6, '0')`,
  },
  {
    what: 'lines are priced as the subscription says',
    violations: `select invoice_line_id from invoice_lines join invoices using (invoice_id)
      join billing_subscriptions using (billing_subscription_id)
      join prices using (price_plan_version_id)
      where prices.currency = invoices.currency
        and prices.meter_code is not distinct from invoice_lines.meter_code
        and kind in ('FLAT', 'USAGE') and prices.unit_amount <> invoice_lines.unit_amount`,
  },
  {
    what: 'nothing that was written off, voided or paid is open',
    violations: `select invoice_id from (${open}) as demands where open_minor < 0
      or (open_minor = 0 and settled_at is null)`,
  },
  {
    what: 'a grant of a plan ends with its subscription',
    violations: `select entitlement_grant_id from entitlement_grants
      join billing_subscriptions on billing_subscriptions.public_ref = source_ref
      where source = 'PLAN' and (effective_from, effective_to) is distinct from (started_at, ended_at)`,
  },
];
