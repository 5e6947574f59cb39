import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { refusedAccounts } from './refused-accounts.ts';
import { refusedCatalogue } from './refused-catalogue.ts';
import { refusedEntitlements } from './refused-entitlements.ts';
import { refusedInvoices } from './refused-invoices.ts';
import { refusedLedger } from './refused-ledger.ts';
import { refusedSettlements } from './refused-settlements.ts';
import { refusedUsage } from './refused-usage.ts';

const refused = [
  ...refusedCatalogue,
  ...refusedAccounts,
  ...refusedEntitlements,
  ...refusedUsage,
  ...refusedInvoices,
  ...refusedSettlements,
  ...refusedLedger,
];
const proved = new Set(refused.map(({ by }) => by));

/** A state that nobody knows is refused by the machine of states before its check can be. */
const BEHIND_THE_MACHINE = [
  'billing_accounts_collection_state_check',
  'billing_subscriptions_state_check',
  'invoices_state_check',
  'payments_state_check',
];

/** The guard of entries looks both up before the keys would. */
const BEHIND_THE_GUARD = [
  'ledger_entries_ledger_account_id_fkey',
  'ledger_entries_ledger_transaction_id_fkey',
  // No other version is written to than one of the same transaction, which is there.
  'price_plan_features_price_plan_version_id_fkey',
  'prices_price_plan_version_id_fkey',
  // Nothing settles what is no finalized invoice.
  'invoice_lines_invoice_id_fkey',
];

describe.each(engines)('the refusals of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing);
  });
  afterAll(() => subgraph.close());

  test('are proved for every check, unique and foreign key', async () => {
    // A unique that contains the primary key only lets a foreign key name more columns.
    const constraints = await subgraph.owner(
      `select conname from pg_constraint join pg_class on pg_class.oid = conrelid
       where relnamespace = 'public'::regnamespace and contype in ('c', 'u', 'f')
         and relname !~ '^(idempotency_requests|domain_events|outbox_|inbox_|seeds|schema_migrations)'
         and not relispartition
         and not (contype = 'u' and conkey @> (
           select keys.conkey from pg_constraint keys
           where keys.conrelid = pg_class.oid and keys.contype = 'p'))`,
    );
    expect(constraints.length).toBeGreaterThan(90);
    const known = new Set([...proved, ...BEHIND_THE_MACHINE, ...BEHIND_THE_GUARD]);
    expect(constraints.filter(({ conname }) => !known.has(String(conname)))).toEqual([]);
  });

  test('are proved for every word that a function raises', async () => {
    const functions = await subgraph.owner(
      `select prosrc from pg_proc where pronamespace = 'public'::regnamespace`,
    );
    const words = functions.flatMap(({ prosrc }) =>
      [...String(prosrc).matchAll(/raise exception '([A-Z_]+):/g)].map(([, word]) => word ?? ''),
    );
    expect(new Set(words).size).toBeGreaterThanOrEqual(20);
    // Of the write path, which write-path-refusals.test.ts proves for every context alike.
    const known = new Set([
      ...proved,
      'OUTCOME_FIXED',
      'REQUEST_NOT_EXPIRED',
      'REQUEST_REMEMBERED',
    ]);
    expect([...new Set(words)].filter((word) => !known.has(word))).toEqual([]);
  });
});
