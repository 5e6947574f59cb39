import { describe, expect, test } from '@jest/globals';
import { Invoice } from '../../../subgraphs/billing/model/invoice.ts';
import { Settlement } from '../../../subgraphs/billing/model/settlement.ts';

const ISSUED = new Date('2026-10-01T06:00:00Z');
const DUE = new Date('2026-10-15T06:00:00Z');
const day = (number: number) => new Date(Date.UTC(2026, 9, number));

function settle(state: Invoice['state'], totalMinor: bigint, ...amounts: readonly bigint[]) {
  const invoice = Object.assign(new Invoice(), { state, issuedAt: ISSUED, dueAt: DUE });
  // The last part comes first, because nobody promises an order.
  const parts = amounts.map((amountMinor, index) => ({ amountMinor, settledAt: day(index + 5) }));
  return new Settlement(invoice, totalMinor, parts.reverse());
}

describe('a finalized invoice', () => {
  test('asks for all of it while nothing was paid', () => {
    const settlement = settle('FINALIZED', 100n);
    expect(settlement.outstandingMinor).toBe(100n);
    expect(settlement.settledAt).toBeNull();
  });

  test('asks for what is left', () => {
    const settlement = settle('FINALIZED', 100n, 30n, 69n);
    expect(settlement.outstandingMinor).toBe(1n);
    expect(settlement.settledAt).toBeNull();
  });

  test('was settled by the part that came last', () => {
    const settlement = settle('FINALIZED', 100n, 30n, 70n);
    expect(settlement.outstandingMinor).toBe(0n);
    expect(settlement.settledAt).toEqual(day(6));
  });

  test('of nothing was settled when it was issued', () => {
    expect(settle('FINALIZED', 0n).settledAt).toEqual(ISSUED);
  });

  test('is overdue from its due date on, while something is open', () => {
    const before = new Date(DUE.getTime() - 1);
    expect(settle('FINALIZED', 100n, 99n).isOverdueAt(before)).toBe(false);
    expect(settle('FINALIZED', 100n, 99n).isOverdueAt(DUE)).toBe(true);
    expect(settle('FINALIZED', 100n, 100n).isOverdueAt(DUE)).toBe(false);
  });
});

test.each(['DRAFT', 'VOID'] as const)(
  'a %s invoice asks for nothing and is never overdue',
  (state) => {
    const settlement = settle(state, 100n);
    expect(settlement.outstandingMinor).toBe(0n);
    expect(settlement.settledAt).toBeNull();
    expect(settlement.isOverdueAt(day(31))).toBe(false);
  },
);
