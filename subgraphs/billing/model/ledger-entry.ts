import { defineEntity, p } from '@mikro-orm/core';

export const LedgerEntrySchema = defineEntity({
  name: 'LedgerEntry',
  tableName: 'ledger_entries',
  properties: {
    ledgerEntryId: p.bigint().primary(),
    ledgerTransactionId: p.bigint(),
    ledgerAccountId: p.bigint(),
    side: p.enum(['DEBIT', 'CREDIT'] as const),
    amountMinor: p.bigint(),
    currency: p.text(),
  },
});

/** One side of a ledger transaction. */
export class LedgerEntry extends LedgerEntrySchema.class {}

LedgerEntrySchema.setClass(LedgerEntry);
