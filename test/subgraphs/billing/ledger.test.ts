import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { copyOf } from './refused-statement.ts';
import { runUndone } from './run-undone.ts';

/** The first transaction of the ledger with its sides exchanged. */
const REVERSAL = `do $do$ begin
  insert into ledger_transactions
      (public_ref, request_id, kind, source_ref, effective_at, reverses_id, trace_id)
    select 'ltx_' || repeat('z', 26), 'a-request-of-this-test', 'REVERSAL', source_ref, now(), 1, 'test'
    from ledger_transactions where ledger_transaction_id = 1;
  insert into ledger_entries
      (ledger_transaction_id, ledger_account_id, side, amount_minor, currency)
    select (select max(ledger_transaction_id) from ledger_transactions), ledger_account_id,
      case side when 'DEBIT' then 'CREDIT' else 'DEBIT' end, amount_minor, currency
    from ledger_entries where ledger_transaction_id = 1;
end $do$`;

describe.each(engines)('the ledger on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  test.each([
    copyOf('price_plan_versions', { version_number: '9', tx_id: "'1'" }),
    copyOf('ledger_transactions', {
      request_id: "'a-request-of-this-test'",
      source_ref: "'a source of this test'",
      tx_id: "'1'",
    }),
  ])('nobody chooses the seal of what they write', async (sql) => {
    const sealed = await runUndone(
      subgraph,
      `${sql} returning tx_id = pg_current_xact_id() as own`,
    );
    expect(sealed).toEqual([{ own: true }]);
  });

  test('a reversal that undoes is taken, and the balances follow', async () => {
    await subgraph.app(REVERSAL);
    expect(await subgraph.app('select * from ledger_discrepancies')).toEqual([]);
    const [net] = await subgraph.app(
      `select sum(case side when 'DEBIT' then amount_minor else -amount_minor end)::int as net
       from ledger_entries join ledger_transactions using (ledger_transaction_id)
       where 1 in (ledger_transaction_id, reverses_id) group by ledger_account_id limit 1`,
    );
    expect(net).toEqual({ net: 0 });
  });

  test('a balance that went wrong is found, and rebuilt from the entries alone', async () => {
    const balances = 'select * from ledger_balances order by ledger_account_id';
    const before = await subgraph.owner(balances);
    await subgraph.owner('update ledger_balances set debits_minor = debits_minor + 1');
    expect(await subgraph.app('select * from ledger_discrepancies')).toHaveLength(before.length);
    await subgraph.owner('select rebuild_ledger_balances()');
    expect(await subgraph.owner(balances)).toEqual(before);
    expect(await subgraph.app('select * from ledger_discrepancies')).toEqual([]);
  });
});
