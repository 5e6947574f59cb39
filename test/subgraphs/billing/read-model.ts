import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { usedAt, type ModelAccount, type ModelInvoice } from './money-model.ts';

/** The first accounts with a running subscription in these currencies, as the database has them. */
export async function readModel(
  subgraph: TestSubgraph,
  currencies: readonly string[],
): Promise<ModelAccount[]> {
  const rows = await subgraph.owner(
    `select distinct on (account.currency) account.public_ref as ref, organization_ref as organization,
       account.currency, minor_units, collection_state as collection, billing_account_id,
       (select jsonb_object_agg(coalesce(meter_code, 'month'), unit_amount::text) from prices
        where prices.price_plan_version_id = subscription.price_plan_version_id
          and prices.currency = account.currency) as prices
     from billing_accounts as account join currencies on code = account.currency
       join billing_subscriptions as subscription using (billing_account_id)
     where subscription.state = 'ACTIVE' and account.currency = any(string_to_array(?, ','))
     order by account.currency, billing_account_id`,
    [currencies.join(',')],
  );
  return Promise.all(rows.map((row) => readAccount(subgraph, row)));
}

async function readAccount(
  subgraph: TestSubgraph,
  row: Record<string, unknown>,
): Promise<ModelAccount> {
  const rows = await subgraph.owner(
    `select public_ref as ref, state, due_at, usage_until, charges_period and period_start = '2026-11-01' as is_flat,
       (select sum(amount_minor) from invoice_lines as line where line.invoice_id = invoices.invoice_id)::text as total,
       (select coalesce(sum(amount_minor), 0) from payments as part
        where part.invoice_id = invoices.invoice_id and part.state = 'SUCCEEDED')::text as paid,
       (select coalesce(sum(amount_minor), 0) from credit_notes as part
        where part.invoice_id = invoices.invoice_id and applied_to = 'INVOICE')::text as credited,
       (select coalesce(sum(amount_minor), 0) from credit_notes as part
        where part.invoice_id = invoices.invoice_id and applied_to = 'CREDIT_BALANCE')::text as kept,
       (select coalesce(sum(amount_minor), 0) from write_offs as part
        where part.invoice_id = invoices.invoice_id)::text as written_off,
       (select coalesce(jsonb_object_agg(meter_code, trunc(quantity)::text) filter (where kind = 'USAGE'), '{}')
        from invoice_lines as line where line.invoice_id = invoices.invoice_id) as used
     from invoices where billing_account_id = ? order by invoice_id`,
    [row['billing_account_id']],
  );
  return {
    ref: String(row['ref']),
    organization: String(row['organization']),
    currency: String(row['currency']),
    minorUnits: Number(row['minor_units']),
    prices: new Map(Object.entries(row['prices'] as Record<string, string>)),
    collection: String(row['collection']),
    invoices: rows.map(toInvoice),
    uncharged: new Map(),
  };
}

function toInvoice(row: Record<string, unknown>): ModelInvoice {
  const amount = (name: string) => BigInt(String(row[name]));
  const until = row['usage_until'];
  const usageUntil = until === null ? null : new Date(until as string);
  const used = Object.entries(row['used'] as Record<string, string>);
  return {
    ref: String(row['ref']),
    state: row['state'] as ModelInvoice['state'],
    total: amount('total'),
    isFlat: row['is_flat'] === true,
    // Used in the last moment that it charges for: between the invoice before it and itself.
    used: new Map(
      used.map(([meter, quantity]) => [
        usedAt(meter, new Date(Number(usageUntil) - 1)),
        BigInt(quantity),
      ]),
    ),
    usageUntil,
    dueAt: row['due_at'] === null ? null : new Date(row['due_at'] as string),
    paid: amount('paid'),
    credited: amount('credited'),
    kept: amount('kept'),
    writtenOff: amount('written_off'),
  };
}
