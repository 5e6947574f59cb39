/**
 * Whose the rows of a table are: the columns that name a row, and what stands after `from` so that
 * `organization_ref` is its tenant's.
 */
export interface TenantRows {
  readonly table: string;
  readonly key: string;
  readonly from: string;
}

const throughAccount = (table: string, key: string): TenantRows => ({
  table,
  key,
  from: `${table} join billing_accounts using (billing_account_id)`,
});
const throughInvoice = (table: string, key: string): TenantRows => ({
  table,
  key,
  from: `${table} join invoices using (invoice_id)
    join billing_accounts on billing_accounts.billing_account_id = invoices.billing_account_id`,
});
const throughLedger = (table: string, key: string): TenantRows => ({
  table,
  key,
  from: `${table} join ledger_accounts using (ledger_account_id)
    join billing_accounts using (billing_account_id)`,
});

/** Every table that holds something of a tenant's. */
export const tenantRows: readonly TenantRows[] = [
  { table: 'billing_accounts', key: 'billing_account_id', from: 'billing_accounts' },
  { table: 'entitlement_grants', key: 'entitlement_grant_id', from: 'entitlement_grants' },
  { table: 'usage_events', key: 'usage_event_id', from: 'usage_events' },
  { table: 'domain_events', key: 'domain_event_id', from: 'domain_events' },
  throughAccount('billing_subscriptions', 'billing_subscription_id'),
  throughAccount('invoices', 'invoice_id'),
  throughAccount('payments', 'payment_id'),
  throughAccount('credit_notes', 'credit_note_id'),
  throughAccount('write_offs', 'write_off_id'),
  throughAccount('ledger_accounts', 'ledger_account_id'),
  throughInvoice('invoice_lines', 'invoice_line_id'),
  throughInvoice('invoiced_usage', 'usage_event_id'),
  throughLedger('ledger_entries', 'ledger_entry_id'),
  throughLedger('ledger_balances', 'ledger_account_id'),
  throughLedger('ledger_sums', 'ledger_account_id'),
  {
    table: 'ledger_transactions',
    key: 'ledger_transaction_id',
    from: `ledger_transactions join ledger_entries using (ledger_transaction_id)
      join ledger_accounts using (ledger_account_id) join billing_accounts using (billing_account_id)`,
  },
];

/** What is sold, and how things are counted: everybody's to read, and nobody's. */
export const publicTables = [
  'currencies',
  'ledger_chart',
  'meters',
  'price_plan_features',
  'price_plan_versions',
  'price_plans',
  'prices',
  'state_transitions',
];
