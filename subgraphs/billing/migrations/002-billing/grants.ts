/**
 * What the application may do: read everything, append, and move the few columns that move.
 * Numbers, seals, balances and the keys of usage events are the database's own work.
 */
export const grantStatements = [
  `grant select on state_transitions, currencies, meters, price_plans, price_plan_versions, prices,
     price_plan_features, billing_accounts, billing_subscriptions, entitlement_grants, usage_events,
     invoices, invoice_lines, payments, credit_notes, write_offs, ledger_chart, ledger_accounts,
     ledger_transactions, ledger_entries, ledger_balances, ledger_sums, ledger_discrepancies
     to billing_app`,
  'grant insert on meters, price_plans, prices, price_plan_features, ledger_accounts to billing_app',
  `grant insert (public_ref, price_plan_id, version_number, trial_days, published_at)
     on price_plan_versions to billing_app`,
  'grant insert on billing_accounts, billing_subscriptions, invoices to billing_app',
  'grant update (collection_state, version) on billing_accounts to billing_app',
  `grant update (state, period_start, period_end, cancelled_at, ended_at, version)
     on billing_subscriptions to billing_app`,
  'grant insert on entitlement_grants, usage_events to billing_app',
  'grant update (effective_to) on entitlement_grants to billing_app',
  'grant execute on function open_usage_month to billing_app',
  `grant update (state, period_start, period_end, issued_at, due_at, voided_at, version)
     on invoices to billing_app`,
  'grant insert, delete on invoice_lines to billing_app',
  'grant update (state, settled_at, failure_code, version) on payments to billing_app',
  `grant insert (public_ref, invoice_id, billing_account_id, currency, amount_minor, applied_to,
     reason, issued_at) on credit_notes to billing_app`,
  'grant insert on payments, write_offs to billing_app',
  `grant insert (public_ref, request_id, kind, source_ref, effective_at, reverses_id, trace_id)
     on ledger_transactions to billing_app`,
  `grant insert (ledger_transaction_id, ledger_account_id, side, amount_minor, currency)
     on ledger_entries to billing_app`,
];
