import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { refusalOf } from './refusal.ts';
import { copyOf } from './refused-statement.ts';

describe.each(engines)('what the database of billing writes by itself on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  test.each([
    copyOf('price_plan_versions', { version_number: '9', tx_id: "'1'" }),
    copyOf('ledger_transactions', { request_id: "'a-request-of-this-test'", tx_id: "'1'" }),
  ])('nobody chooses the seal of what they write', async (sql) => {
    let sealed: unknown;
    const undone = new Error('undone');
    const writing = subgraph.database.fork().transactional(async (em) => {
      await em.execute('set local role billing_owner');
      [sealed] = await em.execute(`${sql} returning tx_id = pg_current_xact_id() as own`);
      throw undone;
    });
    await expect(writing).rejects.toBe(undone);
    expect(sealed).toEqual({ own: true });
  });

  test('a payment settles what a void or a second one would have to', async () => {
    const [counts] = await subgraph.owner(
      `select count(*)::int as invoices, max(number)::int as last,
         (select last_number::int from document_counters where series = 'INVOICE') as drawn
       from invoices where number is not null`,
    );
    expect(counts).toEqual({ invoices: 36, last: 36, drawn: 36 });
  });

  test('a number is lost with nothing but its document', async () => {
    const finalize = `update invoices set state = 'FINALIZED', issued_at = now(), due_at = now()
      where invoice_id = (select min(invoice_id) from invoices where state = 'DRAFT')`;
    const undone = new Error('undone');
    const finalizing = subgraph.database.fork().transactional(async (em) => {
      await em.execute(finalize);
      throw undone;
    });
    await expect(finalizing).rejects.toBe(undone);
    await subgraph.app(finalize);
    const numbers = await subgraph.owner(
      'select number::int from invoices order by 1 desc limit 1',
    );
    const before = await subgraph.owner(
      `select count(*)::int as number from invoices where number is not null`,
    );
    expect(numbers).toEqual(before.filter(({ number }) => number !== null));
  });

  test('the same usage event again is dropped', async () => {
    const count = 'select count(*)::int as events from usage_events';
    const before = await subgraph.owner(count);
    await subgraph.owner(copyOf('usage_events', {}));
    expect(await subgraph.owner(count)).toEqual(before);
  });

  test('usage of a month that nobody opened is refused, and taken once it is open', async () => {
    const late = copyOf('usage_events', { event_id: "'late'", ingest_date: "'2031-05-06'" });
    expect(await refusalOf(subgraph.owner(late))).toEqual({ code: '23514', by: undefined });
    await subgraph.app("select open_usage_month('2031-05-31')");
    await subgraph.app("select open_usage_month('2031-05-01')");
    expect(await refusalOf(subgraph.owner(late))).toBe('accepted');
    expect(await refusalOf(subgraph.owner('truncate usage_events_2031_05'))).toEqual({
      code: 'P0001',
      by: 'APPEND_ONLY',
    });
  });

  test('a grant is closed, and closed earlier', async () => {
    const close = (to: string) =>
      subgraph.app(
        `update entitlement_grants set effective_to = ${to}
         where entitlement_grant_id = 1 returning effective_to = ${to} as closed`,
      );
    expect(await close("effective_from + interval '9 days'")).toEqual([{ closed: true }]);
    expect(await close("effective_from + interval '5 days'")).toEqual([{ closed: true }]);
  });

  test('a reversal that undoes is taken, and the balances follow', async () => {
    await subgraph.owner(
      `do $do$ begin
         insert into ledger_transactions (public_ref, request_id, kind, source_ref, effective_at, reverses_id, trace_id)
           select 'ltx_' || repeat('z', 26), 'a-request-of-this-test', 'REVERSAL', source_ref, now(), 1, 'test'
           from ledger_transactions where ledger_transaction_id = 1;
         insert into ledger_entries (ledger_transaction_id, ledger_account_id, side, amount_minor, currency)
           select (select max(ledger_transaction_id) from ledger_transactions), ledger_account_id,
             case side when 'DEBIT' then 'CREDIT' else 'DEBIT' end, amount_minor, currency
           from ledger_entries where ledger_transaction_id = 1;
       end $do$`,
    );
    expect(await subgraph.app('select * from ledger_discrepancies')).toEqual([]);
  });

  test('balances are rebuilt from the entries alone', async () => {
    const balances = 'select * from ledger_balances order by ledger_account_id';
    const before = await subgraph.owner(balances);
    await subgraph.owner('update ledger_balances set debits_minor = debits_minor + 1');
    expect(await subgraph.app('select * from ledger_discrepancies')).toHaveLength(before.length);
    await subgraph.owner('select rebuild_ledger_balances()');
    expect(await subgraph.owner(balances)).toEqual(before);
    expect(await subgraph.app('select * from ledger_discrepancies')).toEqual([]);
  });
});
