import { insertAll, newRef, refuse } from '@demarc/kit';
import type { LedgerUnit } from '../ledger/ledger-unit.ts';
import { createLoaders } from '../loaders.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import type { BillingPeriod } from '../model/billing-period.ts';
import type { BillingSubscription } from '../model/billing-subscription.ts';
import {
  chargeLine,
  taxLines,
  type ChargedCurrency,
  type ChargedLine,
} from '../model/charged-line.ts';
import { MAX_INVOICE_MINOR, fitsOneInvoice } from '../model/invoice-amount.ts';
import { InvoiceLine } from '../model/invoice-line.ts';
import { Invoice } from '../model/invoice.ts';
import { unchargedPeriod } from './uncharged-period.ts';
import { chargeUsage, firstUncharged, type UsageSum } from './uncharged-usage.ts';

/** What to put together. The account is locked by whoever asks. */
export interface DraftRequest {
  readonly account: BillingAccount;
  /** The one that runs, or else the last that ran. */
  readonly subscription: BillingSubscription;
  /** The first moment whose usage is left for the next invoice. */
  readonly usageUntil: Date;
}

/**
 * Drafts an account's next invoice: the price of the subscription's period, unless an invoice charges
 * it already, and all usage that none charges yet. Usage of before the last invoice, heard of since, is
 * charged as an adjustment.
 *
 * @returns null where there is nothing to charge
 * @throws Refused InvoiceTooLarge
 */
export async function draftForAccount(
  unit: LedgerUnit,
  request: DraftRequest,
): Promise<Invoice | null> {
  const { em } = unit;
  const { account, subscription, usageUntil } = request;
  const flat = await unchargedPeriod(em, subscription);
  const usage = { account, until: usageUntil };
  const firstUsage = await firstUncharged(em, usage);
  const period = flat ?? (firstUsage && { start: firstUsage, end: usageUntil });
  if (period === null) return null;
  const lateBefore = await chargedUntil(unit, account);
  const invoice = await insertDraft(unit, request, { ...period, chargesPeriod: flat !== null });
  const { invoiceId } = invoice;
  const sums = firstUsage ? await chargeUsage(em, usage, { invoiceId, lateBefore }) : [];
  const currency = await currencyOf(unit, account);
  const lines = [
    ...(flat ? await flatLines(unit, subscription, currency) : []),
    ...sums.map((sum) => usageLine(sum, currency)),
  ];
  // A plan may have no price of its own, and nothing was used.
  if (lines.length === 0) throw nothingToInvoice();
  const charged = [...lines, ...taxLines(lines, currency)];
  if (!fitsOneInvoice(charged)) throw invoiceTooLarge(currency);
  await insertAll(
    em,
    InvoiceLine,
    charged.map((line, index) => ({ ...line, invoiceId, lineNumber: index + 1 })),
  );
  return invoice;
}

/** Told of an account that nothing can be charged to now. */
export function nothingToInvoice() {
  return refuse(
    'NothingToInvoice',
    'The period is charged already, or free, and no usage waits to be charged. Nothing was drafted.',
  );
}

function invoiceTooLarge({ code }: ChargedCurrency) {
  return refuse(
    'InvoiceTooLarge',
    `What was used comes to more than ${MAX_INVOICE_MINOR} minor units of ${code}, which no invoice asks for. Look for usage that was reported in the wrong unit.`,
    { limit: { amountMinor: String(MAX_INVOICE_MINOR), currency: code } },
  );
}

/** Up to when the account's usage is charged, but for what was heard of too late; null: never yet. */
async function chargedUntil(
  { em }: LedgerUnit,
  { billingAccountId }: BillingAccount,
): Promise<Date | null> {
  const last = await em.findOne(
    Invoice,
    { billingAccountId, state: { $ne: 'VOID' }, usageUntil: { $ne: null } },
    { orderBy: { usageUntil: 'desc' } },
  );
  return last?.usageUntil ?? null;
}

async function insertDraft(
  { em, facts, now }: LedgerUnit,
  { account, subscription, usageUntil }: DraftRequest,
  { start, end, chargesPeriod }: BillingPeriod & Pick<Invoice, 'chargesPeriod'>,
): Promise<Invoice> {
  const { organizationRef, billingAccountId, currency } = account;
  const publicRef = newRef('inv');
  await facts.append({
    aggregateType: 'invoice',
    aggregateId: publicRef,
    eventType: 'billing.invoice.drafted.v1',
    organizationRef,
    payload: {
      invoiceRef: publicRef,
      billingAccountRef: account.publicRef,
      organizationRef,
      subscriptionRef: subscription.publicRef,
      periodStart: start,
      periodEnd: end,
    },
  });
  const invoice = em.create(Invoice, {
    publicRef,
    billingAccountId,
    billingSubscriptionId: subscription.billingSubscriptionId,
    currency,
    state: 'DRAFT',
    periodStart: start,
    periodEnd: end,
    chargesPeriod,
    usageUntil,
    createdAt: now,
    version: 1n,
  });
  await em.flush();
  return invoice;
}

async function currencyOf(
  { em }: LedgerUnit,
  { currency: code }: BillingAccount,
): Promise<ChargedCurrency> {
  const currency = await createLoaders(em).currencyByCode.load(code);
  if (!currency) throw new TypeError(`The currency ${code} of an account is not in the catalogue.`);
  return currency;
}

async function flatLines(
  { em }: LedgerUnit,
  { pricePlanVersionId }: BillingSubscription,
  currency: ChargedCurrency,
): Promise<ChargedLine[]> {
  const prices = await createLoaders(em).pricesOfVersion.load(pricePlanVersionId);
  return prices
    .filter((price) => price.model === 'FLAT' && price.currency === currency.code)
    .map(({ unitAmount }) =>
      chargeLine(
        {
          kind: 'FLAT',
          description: 'Price of the month',
          meterCode: null,
          quantity: '1',
          unitAmount,
        },
        currency,
      ),
    );
}

function usageLine(
  { meterCode, meterName, isLate, ...amount }: UsageSum,
  currency: ChargedCurrency,
): ChargedLine {
  const line = isLate
    ? ({
        kind: 'ADJUSTMENT',
        description: `${meterName}, reported after the last invoice`,
        meterCode: null,
      } as const)
    : ({ kind: 'USAGE', description: meterName, meterCode } as const);
  return chargeLine({ ...line, ...amount }, currency);
}
