import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { undone } from '../../kit/undone.ts';
import { refusalOf } from './refusal.ts';

const tables = [
  'state_transitions',
  'currencies',
  'meters',
  'price_plans',
  'price_plan_versions',
  'prices',
  'price_plan_features',
  'billing_accounts',
  'billing_subscriptions',
  'entitlement_grants',
  'usage_events',
  'usage_event_keys',
  'document_counters',
  'invoices',
  'invoiced_usage',
  'payments',
  'credit_notes',
  'write_offs',
  'ledger_chart',
  'ledger_accounts',
  'ledger_transactions',
  'ledger_entries',
  'ledger_balances',
];

/** What the application's role may not do. */
const forbidden = [
  ...tables.flatMap((table) => [
    `delete from ${table}`,
    `truncate ${table} cascade`,
    `drop table ${table} cascade`,
    `alter table ${table} disable trigger all`,
  ]),
  'truncate invoice_lines',
  "insert into currencies values ('XXX', 2)",
  "insert into state_transitions values ('invoices', 'VOID', 'DRAFT')",
  "insert into ledger_chart values ('POCKET', 'ASSET', 'DEBIT')",
  "insert into usage_event_keys values ('a', 'b', '', 1, now())",
  'insert into ledger_balances values (1, 1, 1, 1)',
  'update ledger_balances set debits_minor = 0',
  'update document_counters set last_number = last_number + 1',
  "select next_document_number('INVOICE')",
  'update invoices set number = 1',
  'update invoices set billing_account_id = 1',
  'update invoices set currency = currency',
  'update billing_accounts set organization_ref = organization_ref',
  'update billing_accounts set currency = currency',
  'update billing_subscriptions set price_plan_version_id = 1',
  'update entitlement_grants set limit_value = 1',
  'update payments set amount_minor = 1',
  'update ledger_entries set amount_minor = 1',
  'update invoice_lines set amount_minor = 1',
  'insert into ledger_transactions (public_ref, tx_id) values (null, null)',
  'insert into price_plan_versions (public_ref, tx_id) values (null, null)',
  'insert into credit_notes (public_ref, number) values (null, 1)',
  'update invoiced_usage set released_at = now()',
  'insert into invoiced_usage (usage_event_id, released_at) values (1, now())',
  'select count(*) from usage_events_2026_10',
  'drop function guard_invoice cascade',
];

/** What it may: the other side of the same fence. */
const allowed = [
  ...tables
    .filter((table) => !['usage_event_keys', 'document_counters'].includes(table))
    .map((table) => `select count(*) from ${table}`),
  'select count(*) from ledger_discrepancies',
  // What it may ask for, and not how it is done.
  'select rebuild_ledger_balances()',
  "select upcoming_document_number('INVOICE')",
  "select open_usage_month('2027-03-01')",
  "update billing_accounts set collection_state = 'PAST_DUE' where collection_state = 'GOOD_STANDING'",
  "update billing_subscriptions set state = 'PAUSED' where state = 'ACTIVE'",
  'update entitlement_grants set effective_to = now() where effective_to is null',
  "update invoices set state = 'FINALIZED', issued_at = now(), due_at = now() where state = 'DRAFT'",
  "delete from invoice_lines where invoice_id in (select invoice_id from invoices where state = 'DRAFT')",
  "update payments set state = 'REFUNDED' where state = 'SUCCEEDED'",
];

describe.each(engines)('the role of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  // As it was opened, without a word about roles.
  const asApplication = (sql: string) => subgraph.database.fork().execute(sql);

  test.each(forbidden)('does not let the application: %s', async (sql) => {
    expect(await refusalOf(asApplication(sql))).toEqual({ code: '42501', by: undefined });
  });

  test.each(allowed)('lets the application: %s', async (sql) => {
    const done = undone(subgraph.database, async (em) => {
      // Or there would be nothing to do it to.
      await actAs(em, 'system');
      return em.execute(sql);
    });
    expect(await refusalOf(done)).toBe('accepted');
  });
});
