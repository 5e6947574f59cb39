import { seedRef } from '@demarc/kit';
import type { PlannedInvoice } from './invoice-plan.ts';
import { postingRef, type Posting } from './posting.ts';
import type { SeededAccount } from './seed-accounts.ts';
import type { PlannedSettlement } from './settlement-plan.ts';

/** What an invoice's history writes into the ledger. */
export function postingsOfInvoice(
  account: SeededAccount,
  invoice: PlannedInvoice,
  settlement: PlannedSettlement,
): Posting[] {
  const { customer, ordinal, netMinor, taxMinor, totalMinor } = invoice;
  const finalized: Posting = {
    account,
    kind: 'INVOICE_FINALIZED',
    sourceRef: invoice.publicRef,
    effectiveAt: invoice.issuedAt,
    debit: { ACCOUNTS_RECEIVABLE: totalMinor },
    credit: { DEFERRED_REVENUE: netMinor, TAX_PAYABLE: taxMinor },
  };
  if (settlement.voidedAt) {
    return [
      finalized,
      {
        ...finalized,
        kind: 'REVERSAL',
        effectiveAt: settlement.voidedAt,
        debit: finalized.credit,
        credit: finalized.debit,
        reverses: postingRef(finalized),
      },
    ];
  }
  const postings: Posting[] = [
    finalized,
    {
      account,
      kind: 'REVENUE_RECOGNISED',
      sourceRef: invoice.publicRef,
      effectiveAt: invoice.periodEnd,
      debit: { DEFERRED_REVENUE: netMinor },
      credit: { REVENUE: netMinor },
    },
  ];
  settlement.payments.forEach(({ settledAt }, index) => {
    if (!settledAt) return;
    postings.push({
      account,
      kind: 'PAYMENT_SETTLED',
      sourceRef: seedRef('pay', customer.ordinal, ordinal, index + 1),
      effectiveAt: settledAt,
      debit: { CASH: totalMinor },
      credit: { ACCOUNTS_RECEIVABLE: totalMinor },
    });
  });
  if (settlement.credit) {
    const { amountMinor, at } = settlement.credit;
    postings.push({
      account,
      kind: 'CREDIT_NOTE_ISSUED',
      sourceRef: seedRef('cn', customer.ordinal, ordinal),
      effectiveAt: at,
      debit: { REVENUE: amountMinor },
      credit: { CREDIT_BALANCE: amountMinor },
    });
  }
  if (settlement.writeOff) {
    const { amountMinor, at } = settlement.writeOff;
    postings.push({
      account,
      kind: 'DEBT_WRITTEN_OFF',
      sourceRef: seedRef('wof', customer.ordinal, ordinal),
      effectiveAt: at,
      debit: { BAD_DEBT: amountMinor },
      credit: { ACCOUNTS_RECEIVABLE: amountMinor },
    });
  }
  return postings;
}
