import { seedRef } from '@demarc/kit';
import type { AccountPosting } from '../ledger/post-to-ledger.ts';
import { postingFor, type Posting } from '../model/posting.ts';
import type { PlannedInvoice } from './invoice-plan.ts';
import type { SeededAccount } from './seed-accounts.ts';
import type { PlannedSettlement } from './settlement-plan.ts';

/** What an invoice's history writes into the ledger, in the order of what happened. */
export function postingsOfInvoice(
  { billingAccountId }: SeededAccount,
  invoice: PlannedInvoice,
  settlement: PlannedSettlement,
): AccountPosting[] {
  return [...postings(invoice, settlement)]
    .filter(({ debit }) => Object.values(debit).some((amountMinor) => amountMinor > 0n))
    .map((posting) => ({
      billingAccountId,
      posting,
      publicRef: seedRef('ltx', posting.kind, posting.sourceRef),
    }));
}

function* postings(
  { customer, ordinal, publicRef: sourceRef, ...invoice }: PlannedInvoice,
  { payments, credit, writeOff, voidedAt }: PlannedSettlement,
): Generator<Posting> {
  const { netMinor, taxMinor, totalMinor, issuedAt, periodEnd } = invoice;
  const asked = { sourceRef, effectiveAt: issuedAt, netMinor, taxMinor };
  const finalized = postingFor.invoiceFinalized(asked);
  yield finalized;
  if (voidedAt) {
    yield postingFor.reversal(finalized, voidedAt);
    return;
  }
  yield postingFor.revenueRecognised({ sourceRef, effectiveAt: periodEnd, netMinor });
  for (const [index, { settledAt }] of payments.entries()) {
    if (!settledAt) continue;
    yield postingFor.paymentSettled({
      sourceRef: seedRef('pay', customer.ordinal, ordinal, index + 1),
      effectiveAt: settledAt,
      amountMinor: totalMinor,
    });
  }
  if (credit) {
    yield postingFor.creditNoteIssued({
      sourceRef: seedRef('cn', customer.ordinal, ordinal),
      effectiveAt: credit.at,
      amountMinor: credit.amountMinor,
      appliedTo: 'CREDIT_BALANCE',
    });
  }
  if (writeOff) {
    yield postingFor.debtWrittenOff({
      sourceRef: seedRef('wof', customer.ordinal, ordinal),
      effectiveAt: writeOff.at,
      amountMinor: writeOff.amountMinor,
    });
  }
}
