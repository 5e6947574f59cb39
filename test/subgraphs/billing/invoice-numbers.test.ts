import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
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

  test('one is lost with nothing but its document', async () => {
    expect(await runUndone(subgraph, FINALIZE)).toEqual([{ number: 37 }]);
    expect(await subgraph.app(FINALIZE)).toEqual([{ number: 37 }]);
    expect(await subgraph.app(FINALIZE)).toEqual([{ number: 38 }]);
  });

  test('many who finalize at once leave no gap', async () => {
    const drafts = await subgraph.owner(`select invoice_id from invoices where state = 'DRAFT'`);
    await Promise.all(
      drafts.map(({ invoice_id }) =>
        subgraph.app(
          `update invoices set state = 'FINALIZED', issued_at = now(), due_at = now()
           where invoice_id = ?`,
          [invoice_id],
        ),
      ),
    );
    const [numbers] = await subgraph.owner(
      'select count(*)::int as invoices, max(number)::int as last from invoices where number is not null',
    );
    expect(numbers).toEqual({ invoices: 40, last: 40 });
  });
});
