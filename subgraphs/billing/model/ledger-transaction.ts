import { defineEntity, p } from '@mikro-orm/core';

export const LedgerTransactionSchema = defineEntity({
  name: 'LedgerTransaction',
  tableName: 'ledger_transactions',
  properties: {
    ledgerTransactionId: p.bigint().primary(),
    publicRef: p.text(),
    requestId: p.text(),
    kind: p.enum([
      'INVOICE_FINALIZED',
      'REVENUE_RECOGNISED',
      'PAYMENT_SETTLED',
      'CREDIT_NOTE_ISSUED',
      'DEBT_WRITTEN_OFF',
      'REVERSAL',
    ] as const),
    sourceRef: p.text(),
    effectiveAt: p.datetime(),
    reversesId: p.bigint().nullable(),
    traceId: p.text(),
  },
});

/** Money that moved between accounts, for one reason; sealed with the transaction that wrote it. */
export class LedgerTransaction extends LedgerTransactionSchema.class {}

LedgerTransactionSchema.setClass(LedgerTransaction);
