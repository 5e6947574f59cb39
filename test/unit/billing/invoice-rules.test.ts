import { describe, expect, test } from '@jest/globals';
import { BillingAccount } from '../../../subgraphs/billing/model/billing-account.ts';
import { BillingSubscription } from '../../../subgraphs/billing/model/billing-subscription.ts';
import { CreditNote } from '../../../subgraphs/billing/model/credit-note.ts';
import { Credit } from '../../../subgraphs/billing/model/credit.ts';
import { flatPeriod } from '../../../subgraphs/billing/model/flat-period.ts';
import { Invoice } from '../../../subgraphs/billing/model/invoice.ts';
import { Payment } from '../../../subgraphs/billing/model/payment.ts';
import { Settlement } from '../../../subgraphs/billing/model/settlement.ts';

const NOW = new Date('2026-11-02T00:00:00Z');
const moment = (ms: number) => new Date(NOW.getTime() + ms);
const invoice = (changes: object = {}) =>
  Object.assign(new Invoice(), { state: 'FINALIZED', issuedAt: NOW, version: 2n, ...changes });

describe('an invoice', () => {
  test('that is finalized is due in a fortnight', () => {
    const draft = invoice({ state: 'DRAFT', issuedAt: null, version: 1n });
    draft.finalize(NOW);
    expect(draft).toMatchObject({
      state: 'FINALIZED',
      issuedAt: NOW,
      dueAt: new Date('2026-11-16T00:00:00Z'),
      version: 2n,
    });
  });

  test('that is taken back says when', () => {
    const taken = invoice();
    taken.withdraw(NOW);
    expect(taken).toMatchObject({ state: 'VOID', voidedAt: NOW, version: 3n });
  });

  test('is paid from its issue on, up to now', () => {
    expect(invoice().canBePaidAt(NOW, moment(1))).toBe(true);
    expect(invoice().canBePaidAt(moment(1), moment(1))).toBe(true);
    expect(invoice().canBePaidAt(moment(-1), moment(1))).toBe(false);
    expect(invoice().canBePaidAt(moment(2), moment(1))).toBe(false);
    expect(invoice({ issuedAt: null }).canBePaidAt(NOW, NOW)).toBe(false);
  });
});

describe('what can still be paid', () => {
  const part = (amountMinor: bigint) => ({ amountMinor, settledAt: NOW });

  test('leaves out what is on its way', () => {
    const settlement = new Settlement(invoice(), 100n, [part(30n)], 20n);
    expect(settlement.outstandingMinor).toBe(70n);
    expect(settlement.payableMinor).toBe(50n);
    expect(settlement.isTouched).toBe(true);
  });

  test('is all of it where nothing was', () => {
    const settlement = new Settlement(invoice(), 100n, []);
    expect(settlement.payableMinor).toBe(100n);
    expect(settlement.isTouched).toBe(false);
    expect(new Settlement(invoice(), 100n, [], 1n).isTouched).toBe(true);
  });
});

describe('a credit', () => {
  const paid = (amountMinor: bigint) =>
    Object.assign(new Payment(), { state: 'SUCCEEDED', amountMinor, settledAt: NOW });
  const note = (appliedTo: CreditNote['appliedTo'], amountMinor: bigint) =>
    Object.assign(new CreditNote(), { appliedTo, amountMinor, issuedAt: NOW });
  const settle = (...amounts: readonly bigint[]) =>
    new Settlement(
      invoice(),
      100n,
      amounts.map((amountMinor) => ({ amountMinor, settledAt: NOW })),
    );

  test('lowers what is open first', () => {
    const credit = new Credit(settle(40n), [paid(40n)], []);
    expect(credit).toEqual({ appliedTo: 'INVOICE', limitMinor: 60n });
  });

  test('is kept once nothing is open, up to what was paid and not given back', () => {
    const notes = [note('INVOICE', 40n), note('CREDIT_BALANCE', 10n)];
    const credit = new Credit(settle(60n, 40n), [paid(60n)], notes);
    expect(credit).toEqual({ appliedTo: 'CREDIT_BALANCE', limitMinor: 50n });
  });

  test('gives back nothing of what was never paid', () => {
    expect(new Credit(settle(100n), [], [])).toEqual({
      appliedTo: 'CREDIT_BALANCE',
      limitMinor: 0n,
    });
  });
});

describe('the price of a period', () => {
  const subscription = (state: BillingSubscription['state'], trialEndsAt: Date | null = null) =>
    Object.assign(new BillingSubscription(), {
      state,
      trialEndsAt,
      periodStart: NOW,
      periodEnd: moment(5),
    });

  test.each(['ACTIVE', 'CANCELLED', 'ENDED'] as const)(
    'is charged of a subscription that is %s',
    (state) => {
      expect(flatPeriod(subscription(state))).toEqual({ start: NOW, end: moment(5) });
    },
  );

  test.each(['TRIALING', 'PAUSED'] as const)('is not charged while it is %s', (state) => {
    expect(flatPeriod(subscription(state))).toBeNull();
  });

  test('is not charged for a trial that was cancelled or ended', () => {
    expect(flatPeriod(subscription('CANCELLED', moment(5)))).toBeNull();
    expect(flatPeriod(subscription('ENDED', moment(5)))).toBeNull();
    expect(flatPeriod(subscription('CANCELLED', NOW))).not.toBeNull();
  });
});

test.each<[BillingAccount['collectionState'], boolean]>([
  ['GOOD_STANDING', false],
  ['PAST_DUE', false],
  ['DELINQUENT', true],
  ['WRITTEN_OFF', true],
])('a debt of an account that is %s may be given up: %s', (collectionState, may) => {
  expect(Object.assign(new BillingAccount(), { collectionState }).mayWriteOff()).toBe(may);
});
