/** A statement, what it would do, and what stands in its way: SQLSTATE, and the constraint or the trigger's word. */
export interface RefusedStatement {
  readonly what: string;
  readonly sql: string;
  readonly code: string;
  readonly by: string;
}

export const check = refusedWith('23514');
export const unique = refusedWith('23505');
export const foreignKey = refusedWith('23503');
export const appendOnly = refusedWith('P0001');

function refusedWith(code: string) {
  return (what: string, by: string, sql: string): RefusedStatement => ({ what, sql, code, by });
}

/** Nothing of a table may be changed or taken away. */
export function keptForEver(table: string, column: string): readonly RefusedStatement[] {
  return [
    appendOnly(`${table} changed`, 'APPEND_ONLY', `update ${table} set ${column} = ${column}`),
    appendOnly(`${table} deleted`, 'APPEND_ONLY', `delete from ${table}`),
    appendOnly(`${table} emptied`, 'APPEND_ONLY', `truncate ${table} cascade`),
  ];
}

/** A table by its identity column, and how its refs begin where it has any. */
const tables = {
  price_plans: { key: 'price_plan_id', ref: 'ppl' },
  price_plan_versions: { key: 'price_plan_version_id', ref: 'ppv' },
  prices: { key: 'price_id', ref: null },
  price_plan_features: { key: 'price_plan_feature_id', ref: null },
  billing_accounts: { key: 'billing_account_id', ref: 'ba' },
  billing_subscriptions: { key: 'billing_subscription_id', ref: 'sub' },
  entitlement_grants: { key: 'entitlement_grant_id', ref: 'ent' },
  usage_events: { key: 'usage_event_id', ref: null },
  invoices: { key: 'invoice_id', ref: 'inv' },
  invoice_lines: { key: 'invoice_line_id', ref: null },
  payments: { key: 'payment_id', ref: 'pay' },
  credit_notes: { key: 'credit_note_id', ref: 'cn' },
  write_offs: { key: 'write_off_id', ref: 'wof' },
  ledger_accounts: { key: 'ledger_account_id', ref: null },
  ledger_transactions: { key: 'ledger_transaction_id', ref: 'ltx' },
} as const;

/**
 * Inserts a seeded row once more under a new key and a new ref, with some columns changed, so that a
 * statement differs from a good one in nothing but what it is refused for.
 *
 * @param changes - SQL expressions by column
 */
export function copyOf(
  table: keyof typeof tables,
  changes: Readonly<Record<string, string>>,
  where = 'true',
): string {
  const { key, ref } = tables[table];
  const renamed = {
    [key]: '1000000',
    ...(ref === null ? {} : { public_ref: `'${ref}_${'z'.repeat(26)}'` }),
    ...changes,
  };
  const pairs = Object.entries(renamed).map(([column, value]) => `'${column}', ${value}`);
  return `insert into ${table} overriding system value
    select (jsonb_populate_record(one, jsonb_build_object(${pairs.join(', ')}))).*
    from ${table} as one where ${key} = (select min(${key}) from ${table} where ${where})`;
}

/** Several statements as one. */
export function together(...statements: readonly string[]): string {
  return `do $do$ begin ${statements.join('; ')}; end $do$`;
}
