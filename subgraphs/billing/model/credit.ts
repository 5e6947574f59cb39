import type { CreditNote } from './credit-note.ts';
import type { Payment } from './payment.ts';
import type { Settlement } from './settlement.ts';

/** How much can be given back on an invoice, and where to. */
export class Credit {
  /** What it still asks for is lowered first; once nothing is open, the account keeps the credit. */
  readonly appliedTo: CreditNote['appliedTo'];
  /** In minor units: what is open, or else what was paid and not given back yet. */
  readonly limitMinor: bigint;

  constructor(settlement: Settlement, payments: readonly Payment[], notes: readonly CreditNote[]) {
    const isOpen = settlement.outstandingMinor > 0n;
    this.appliedTo = isOpen ? 'INVOICE' : 'CREDIT_BALANCE';
    const paid = payments.map((payment) => payment.settlingPart()?.amountMinor ?? 0n);
    const kept = notes.filter((note) => note.appliedTo === 'CREDIT_BALANCE');
    this.limitMinor = isOpen
      ? settlement.payableMinor
      : sum(paid) - sum(kept.map(({ amountMinor }) => amountMinor));
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
