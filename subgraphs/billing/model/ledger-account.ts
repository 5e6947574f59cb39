import { defineEntity, p } from '@mikro-orm/core';

/** The chart of accounts. */
export const ledgerAccountCodes = [
  'ACCOUNTS_RECEIVABLE',
  'CASH',
  'REVENUE',
  'DEFERRED_REVENUE',
  'CREDIT_BALANCE',
  'TAX_PAYABLE',
  'BAD_DEBT',
] as const;
export type LedgerAccountCode = (typeof ledgerAccountCodes)[number];

export const LedgerAccountSchema = defineEntity({
  name: 'LedgerAccount',
  tableName: 'ledger_accounts',
  properties: {
    ledgerAccountId: p.bigint().primary(),
    billingAccountId: p.bigint().nullable(),
    code: p.enum(ledgerAccountCodes),
    currency: p.text(),
    createdAt: p.datetime(),
  },
});

/** An account of the ledger: a customer's, or the house's where it has no billing account. */
export class LedgerAccount extends LedgerAccountSchema.class {}

LedgerAccountSchema.setClass(LedgerAccount);
