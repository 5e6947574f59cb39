import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { MoneyActor } from './act-on-money.ts';
import { moneyActions } from './money-actions.ts';
import { invariants } from './money-invariants.ts';
import { openOf } from './money-model.ts';
import { readModel } from './read-model.ts';

/** No decimals, two, three. */
const CURRENCIES = ['JPY', 'EUR', 'KWD'];
const RUNS = 15;

describe.each(engines)('any order of what is done about money on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  let actor: MoneyActor;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 24 });
    actor = new MoneyActor(subgraph, await readModel(subgraph, CURRENCIES));
    expect(actor.accounts.map(({ currency }) => currency)).toEqual(CURRENCIES.toSorted());
  });
  afterAll(() => subgraph.close());

  /** What a refusal must not add to. */
  const traces = () =>
    subgraph.owner(
      `select (select max(domain_event_id) from domain_events)::text as facts,
         (select sum(debits_minor) from ledger_balances)::text as ledger,
         (select sum(version) from invoices)::text as invoices,
         (select sum(version) from billing_accounts)::text as accounts,
         (select sum(last_number) from document_counters)::text as numbers,
         (select count(*) from invoiced_usage)::text as usage`,
    );

  const compareWithModel = async () => {
    for (const account of actor.accounts) {
      const rows = await subgraph.owner(
        `select invoices.public_ref, state, collection_state,
           (select sum(amount_minor) from invoice_lines as line where line.invoice_id = invoices.invoice_id)::text as total,
           case state when 'FINALIZED' then invoice_open_minor(invoice_id)::text else '0' end as open
         from invoices join billing_accounts as account using (billing_account_id)
         where account.public_ref = ? order by invoice_id`,
        [account.ref],
      );
      expect(rows).toEqual(
        account.invoices.map((invoice) => ({
          public_ref: invoice.ref,
          state: invoice.state,
          collection_state: account.collection,
          total: String(invoice.total),
          open: String(openOf(invoice)),
        })),
      );
    }
  };

  test('comes to what it must, and a refusal leaves no trace', async () => {
    // The history goes on from run to run: what failed cannot be made smaller.
    const property = fc.asyncProperty(moneyActions, async (actions) => {
      for (const action of actions) {
        const [before] = await traces();
        const isRepeated = action.kind === 'repeat';
        const told = await actor.act(action);
        if (told === undefined) continue;
        const { answered, expected } = told;
        expect({ action, answer: answered['__typename'] }).toEqual({ action, answer: expected });
        const isRefused = !expected.endsWith('Payload');
        if (isRefused || isRepeated) expect((await traces())[0]).toEqual(before);
        if (!isRefused) expect(answered['replayed']).toBe(isRepeated);
      }
      await compareWithModel();
      for (const { what, violations } of invariants) {
        expect({ what, violations: await subgraph.owner(violations) }).toEqual({
          what,
          violations: [],
        });
      }
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  }, 300_000);
});
