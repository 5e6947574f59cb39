import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf } from './clerk.ts';
import { invariants } from './money-invariants.ts';
import { runUndone } from './run-undone.ts';

const FINALIZE = `update invoices set state = 'FINALIZED', issued_at = now(), due_at = now()
  where invoice_id = (select min(invoice_id) from invoices where state = 'DRAFT')
  returning number::int`;

describe.each(engines)('invoice numbers on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  const drafts = () =>
    subgraph.owner(`select public_ref from invoices where state = 'DRAFT' order by invoice_id`);
  const finalize = async (invoiceId: unknown) => {
    const outcome = await outcomeOf(subgraph, 'finalizeInvoice', { invoiceId });
    return outcome.invoice.number;
  };

  test('one is lost with nothing but its document', async () => {
    expect(await runUndone(subgraph, FINALIZE)).toEqual([{ number: 37 }]);
    const [first, second] = await drafts();
    expect(await finalize(first?.['public_ref'])).toBe('INV-000037');
    expect(await finalize(second?.['public_ref'])).toBe('INV-000038');
  });

  test('many who finalize at once leave no gap', async () => {
    const left = await drafts();
    const numbers = await Promise.all(left.map(({ public_ref }) => finalize(public_ref)));
    expect(numbers.toSorted()).toEqual(['INV-000039', 'INV-000040']);
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });
});
