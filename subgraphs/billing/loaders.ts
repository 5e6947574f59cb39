import type { EntityManager } from '@mikro-orm/sql';
import { connectionLoader, entityLoader, listLoader, type RequestContext } from '@demarc/kit';
import { balanceLoader } from './loaders/balance-loader.ts';
import { grantLoader } from './loaders/grant-loader.ts';
import { usageCostLoader } from './loaders/usage-cost-loader.ts';
import { BillingAccount } from './model/billing-account.ts';
import { BillingSubscription } from './model/billing-subscription.ts';
import { CreditNote } from './model/credit-note.ts';
import { Currency } from './model/currency.ts';
import { InvoiceLine } from './model/invoice-line.ts';
import { Invoice } from './model/invoice.ts';
import { Meter } from './model/meter.ts';
import { Payment } from './model/payment.ts';
import { PricePlanFeature } from './model/price-plan-feature.ts';
import { PricePlanVersion } from './model/price-plan-version.ts';
import { PricePlan } from './model/price-plan.ts';
import { Price } from './model/price.ts';
import { WriteOff } from './model/write-off.ts';

export type BillingLoaders = ReturnType<typeof createLoaders>;
export type BillingContext = RequestContext<BillingLoaders>;

/** The loaders of one request. Each reads all that one tick asked of it in one statement. */
export function createLoaders(em: EntityManager) {
  return {
    ...catalogueLoaders(em),
    ...accountLoaders(em),
    ...invoiceLoaders(em),
    /** The grants of organizations that hold at a moment, also those of single workspaces. */
    grantsOfOrganization: grantLoader(em),
    /** What usage of a workflow run costs, by the run's ref. */
    usageCostByRun: usageCostLoader(em),
  };
}

function catalogueLoaders(em: EntityManager) {
  return {
    currencyByCode: entityLoader<Currency, string>(em, Currency, 'code'),
    meterByCode: entityLoader<Meter, string>(em, Meter, 'meterCode'),
    pricePlanByCode: entityLoader<PricePlan, string>(em, PricePlan, 'code'),
    pricePlanById: entityLoader<PricePlan, bigint>(em, PricePlan, 'pricePlanId'),
    versionById: entityLoader<PricePlanVersion, bigint>(em, PricePlanVersion, 'pricePlanVersionId'),
    versionsOfPlan: listLoader<PricePlanVersion, bigint>(em, {
      entity: PricePlanVersion,
      parent: 'pricePlanId',
      orderBy: { versionNumber: 'asc' },
    }),
    pricesOfVersion: listLoader<Price, bigint>(em, {
      entity: Price,
      parent: 'pricePlanVersionId',
      orderBy: { priceId: 'asc' },
    }),
    featuresOfVersion: listLoader<PricePlanFeature, bigint>(em, {
      entity: PricePlanFeature,
      parent: 'pricePlanVersionId',
      orderBy: { pricePlanFeatureId: 'asc' },
    }),
  };
}

function accountLoaders(em: EntityManager) {
  return {
    accountByRef: entityLoader<BillingAccount, string>(em, BillingAccount, 'publicRef'),
    accountById: entityLoader<BillingAccount, bigint>(em, BillingAccount, 'billingAccountId'),
    accountByOrganization: entityLoader<BillingAccount, string>(
      em,
      BillingAccount,
      'organizationRef',
    ),
    balanceOfAccount: balanceLoader(em),
    subscriptionByRef: entityLoader<BillingSubscription, string>(
      em,
      BillingSubscription,
      'publicRef',
    ),
    subscriptionById: entityLoader<BillingSubscription, bigint>(
      em,
      BillingSubscription,
      'billingSubscriptionId',
    ),
    subscriptionsOfAccount: listLoader<BillingSubscription, bigint>(em, {
      entity: BillingSubscription,
      parent: 'billingAccountId',
      orderBy: { billingSubscriptionId: 'asc' },
    }),
    invoicesOfAccount: connectionLoader<Invoice, bigint>(em, {
      entity: Invoice,
      parent: 'billingAccountId',
      order: 'desc',
      filter: 'state',
    }),
    paymentsOfAccount: connectionLoader<Payment, bigint>(em, {
      entity: Payment,
      parent: 'billingAccountId',
      order: 'desc',
      filter: 'state',
    }),
    creditNotesOfAccount: connectionLoader<CreditNote, bigint>(em, {
      entity: CreditNote,
      parent: 'billingAccountId',
      order: 'desc',
    }),
  };
}

function invoiceLoaders(em: EntityManager) {
  return {
    invoiceByRef: entityLoader<Invoice, string>(em, Invoice, 'publicRef'),
    invoiceById: entityLoader<Invoice, bigint>(em, Invoice, 'invoiceId'),
    paymentByRef: entityLoader<Payment, string>(em, Payment, 'publicRef'),
    creditNoteByRef: entityLoader<CreditNote, string>(em, CreditNote, 'publicRef'),
    linesOfInvoice: listLoader<InvoiceLine, bigint>(em, {
      entity: InvoiceLine,
      parent: 'invoiceId',
      orderBy: { lineNumber: 'asc' },
    }),
    paymentsOfInvoice: listLoader<Payment, bigint>(em, {
      entity: Payment,
      parent: 'invoiceId',
      orderBy: { paymentId: 'asc' },
    }),
    creditNotesOfInvoice: listLoader<CreditNote, bigint>(em, {
      entity: CreditNote,
      parent: 'invoiceId',
      orderBy: { creditNoteId: 'asc' },
    }),
    writeOffsOfInvoice: listLoader<WriteOff, bigint>(em, {
      entity: WriteOff,
      parent: 'invoiceId',
      orderBy: { writeOffId: 'asc' },
    }),
  };
}
