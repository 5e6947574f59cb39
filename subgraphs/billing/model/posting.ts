import type { InvoiceAmount } from './invoice-amount.ts';
import type { LedgerAccountCode } from './ledger-account.ts';
import type { LedgerTransaction } from './ledger-transaction.ts';

/** Minor units by the account that they go to; what is zero is not written. */
export type PostedAmounts = Readonly<Partial<Record<LedgerAccountCode, bigint>>>;

/** One transaction of the ledger, before it is written: why money moves, and from where to where. */
export interface Posting {
  readonly kind: LedgerTransaction['kind'];
  /** The ref of what it is for; with `kind` it makes the posting one. */
  readonly sourceRef: string;
  readonly effectiveAt: Date;
  readonly debit: PostedAmounts;
  readonly credit: PostedAmounts;
  /** The kind of the posting for the same source that it undoes. */
  readonly reverses?: LedgerTransaction['kind'];
}

/** What a posting is for, and when it has its effect. */
type Cause = Pick<Posting, 'sourceRef' | 'effectiveAt'>;

/** The chart of postings: whatever moves money moves it like this, for a command as for a seed. */
export const postingFor = {
  /** An invoice asks for money that is not yet earned. */
  invoiceFinalized: ({ netMinor, taxMinor, ...cause }: Cause & InvoiceAmount): Posting => ({
    ...cause,
    kind: 'INVOICE_FINALIZED',
    debit: { ACCOUNTS_RECEIVABLE: netMinor + taxMinor },
    credit: { DEFERRED_REVENUE: netMinor, TAX_PAYABLE: taxMinor },
  }),
  /** An invoice's period is over: it was served. */
  revenueRecognised: ({
    netMinor,
    ...cause
  }: Cause & Pick<InvoiceAmount, 'netMinor'>): Posting => ({
    ...cause,
    kind: 'REVENUE_RECOGNISED',
    debit: { DEFERRED_REVENUE: netMinor },
    credit: { REVENUE: netMinor },
  }),
  /** Money arrived. */
  paymentSettled: ({ amountMinor, ...cause }: Cause & Amount): Posting => ({
    ...cause,
    kind: 'PAYMENT_SETTLED',
    debit: { CASH: amountMinor },
    credit: { ACCOUNTS_RECEIVABLE: amountMinor },
  }),
  /** Money is given back: off what is owed, or kept for the account. */
  creditNoteIssued: ({
    amountMinor,
    appliedTo,
    ...cause
  }: Cause & Amount & { readonly appliedTo: 'INVOICE' | 'CREDIT_BALANCE' }): Posting => ({
    ...cause,
    kind: 'CREDIT_NOTE_ISSUED',
    debit: { REVENUE: amountMinor },
    credit: {
      [appliedTo === 'INVOICE' ? 'ACCOUNTS_RECEIVABLE' : 'CREDIT_BALANCE']: amountMinor,
    },
  }),
  /** Money is not expected any more. */
  debtWrittenOff: ({ amountMinor, ...cause }: Cause & Amount): Posting => ({
    ...cause,
    kind: 'DEBT_WRITTEN_OFF',
    debit: { BAD_DEBT: amountMinor },
    credit: { ACCOUNTS_RECEIVABLE: amountMinor },
  }),
  /** The opposite of what was posted. */
  reversal: ({ sourceRef, kind, debit, credit }: Posting, effectiveAt: Date): Posting => ({
    kind: 'REVERSAL',
    sourceRef,
    effectiveAt,
    debit: credit,
    credit: debit,
    reverses: kind,
  }),
} as const;

/** An amount in minor units. */
interface Amount {
  readonly amountMinor: bigint;
}
