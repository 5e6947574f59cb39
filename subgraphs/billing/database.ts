import type { DatabaseDefinition } from '@demarc/foundation/database';
import { tenancyMigration, writePathMigration } from '@demarc/kit';
import { billingMigration } from './migrations/002-billing.ts';
import { tenantsMigration } from './migrations/004-tenants.ts';
import { commandsMigration } from './migrations/005-commands.ts';
import { BillingAccountSchema } from './model/billing-account.ts';
import { BillingSubscriptionSchema } from './model/billing-subscription.ts';
import { CreditNoteSchema } from './model/credit-note.ts';
import { CurrencySchema } from './model/currency.ts';
import { EntitlementGrantSchema } from './model/entitlement-grant.ts';
import { InvoiceLineSchema } from './model/invoice-line.ts';
import { InvoiceSchema } from './model/invoice.ts';
import { LedgerAccountSchema } from './model/ledger-account.ts';
import { LedgerEntrySchema } from './model/ledger-entry.ts';
import { LedgerTransactionSchema } from './model/ledger-transaction.ts';
import { MeterSchema } from './model/meter.ts';
import { PaymentSchema } from './model/payment.ts';
import { PricePlanFeatureSchema } from './model/price-plan-feature.ts';
import { PricePlanVersionSchema } from './model/price-plan-version.ts';
import { PricePlanSchema } from './model/price-plan.ts';
import { PriceSchema } from './model/price.ts';
import { UsageEventSchema } from './model/usage-event.ts';
import { WriteOffSchema } from './model/write-off.ts';

/** What billing keeps. */
export const billingDatabase: DatabaseDefinition = {
  context: 'billing',
  entities: [
    CurrencySchema,
    MeterSchema,
    PricePlanSchema,
    PricePlanVersionSchema,
    PriceSchema,
    PricePlanFeatureSchema,
    BillingAccountSchema,
    BillingSubscriptionSchema,
    EntitlementGrantSchema,
    UsageEventSchema,
    InvoiceSchema,
    InvoiceLineSchema,
    PaymentSchema,
    CreditNoteSchema,
    WriteOffSchema,
    LedgerAccountSchema,
    LedgerTransactionSchema,
    LedgerEntrySchema,
  ],
  migrations: [
    writePathMigration('billing'),
    billingMigration,
    tenancyMigration('billing'),
    tenantsMigration,
    commandsMigration,
  ],
};
