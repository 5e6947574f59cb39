import type { Migration } from '@demarc/foundation/database';
import { accountStatements } from './002-billing/accounts.ts';
import { catalogueStatements } from './002-billing/catalogue.ts';
import { entitlementStatements } from './002-billing/entitlements.ts';
import { grantStatements } from './002-billing/grants.ts';
import { invoiceStatements } from './002-billing/invoices.ts';
import { ledgerBalanceStatements } from './002-billing/ledger-balances.ts';
import { ledgerStatements } from './002-billing/ledger.ts';
import { settlementStatements } from './002-billing/settlements.ts';
import { stateStatements } from './002-billing/states.ts';
import { usageStatements } from './002-billing/usage.ts';

/**
 * Money: domain tables of billing, with the rules that no code may break standing in the database.
 * Every refusal begins with a code word in capitals. Functions fix their search path, because a
 * temporary table of the caller would otherwise stand before ours.
 */
export const billingMigration: Migration = {
  name: '002-billing',
  statements: [
    ...stateStatements,
    ...catalogueStatements,
    ...accountStatements,
    ...entitlementStatements,
    ...usageStatements,
    ...invoiceStatements,
    ...settlementStatements,
    ...ledgerStatements,
    ...ledgerBalanceStatements,
    ...grantStatements,
  ],
};
