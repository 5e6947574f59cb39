import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { postingFor, type Posting } from '../../../subgraphs/billing/model/posting.ts';

const cause = { sourceRef: 'inv_1', effectiveAt: new Date('2026-11-02T00:00:00Z') };
const sum = (amounts: Posting['debit']) =>
  Object.values(amounts).reduce((total, amount) => total + amount, 0n);

describe('the chart of postings', () => {
  test('an invoice is owed, and not yet earned', () => {
    expect(postingFor.invoiceFinalized({ ...cause, netMinor: 100n, taxMinor: 19n })).toEqual({
      ...cause,
      kind: 'INVOICE_FINALIZED',
      debit: { ACCOUNTS_RECEIVABLE: 119n },
      credit: { DEFERRED_REVENUE: 100n, TAX_PAYABLE: 19n },
    });
  });

  test('a credit lowers the debt, or is kept', () => {
    const credit = (appliedTo: 'INVOICE' | 'CREDIT_BALANCE') =>
      postingFor.creditNoteIssued({ ...cause, amountMinor: 5n, appliedTo }).credit;
    expect(credit('INVOICE')).toEqual({ ACCOUNTS_RECEIVABLE: 5n });
    expect(credit('CREDIT_BALANCE')).toEqual({ CREDIT_BALANCE: 5n });
  });

  test('balances, whatever is posted, and so does its reversal, which undoes it', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(amount, amount, (amountMinor, taxMinor) => {
        const postings = [
          postingFor.invoiceFinalized({ ...cause, netMinor: amountMinor, taxMinor }),
          postingFor.revenueRecognised({ ...cause, netMinor: amountMinor }),
          postingFor.paymentSettled({ ...cause, amountMinor }),
          postingFor.creditNoteIssued({ ...cause, amountMinor, appliedTo: 'INVOICE' }),
          postingFor.debtWrittenOff({ ...cause, amountMinor }),
        ];
        for (const posting of postings) {
          const reversal = postingFor.reversal(posting, cause.effectiveAt);
          expect(sum(posting.debit)).toBe(sum(posting.credit));
          expect(reversal).toMatchObject({
            kind: 'REVERSAL',
            reverses: posting.kind,
            debit: posting.credit,
            credit: posting.debit,
          });
        }
      }),
    );
  });
});
