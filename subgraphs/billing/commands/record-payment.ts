import { newRef, refuse, runCommand, type Command, type MutationInput } from '@demarc/kit';
import { updateCollection } from '../collection/update-collection.ts';
import { postToLedger } from '../ledger/post-to-ledger.ts';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { Payment } from '../model/payment.ts';
import { postingFor } from '../model/posting.ts';
import { settlementOfInvoice } from '../settlement-of-invoice.ts';
import { invoiceNotFinalized } from './invoice-refusals.ts';
import { amountIn, type MoneyInput } from './money-input.ts';
import { takeInvoice, type TakenInvoice } from './take-invoice.ts';

/** Which money arrived, and for what. */
export interface RecordPaymentInput extends MutationInput {
  readonly invoiceId: string;
  readonly amount: MoneyInput;
  readonly method: Payment['method'];
  readonly providerReference?: string | null;
  readonly receivedAt?: Date | null;
}

/** Records money that arrived for an invoice, in whole or in part. */
export function recordPayment(input: RecordPaymentInput, context: BillingContext) {
  return runCommand(context, {
    name: 'recordPayment',
    input,
    async work(command) {
      const taken = await takeInvoice(command, input.invoiceId, 'billing.payment.record');
      const arrival = await decideArrival(command, taken, input);
      const { invoice, account } = taken;
      const paymentRef = await settle(command, taken, arrival);
      await updateCollection(command, account);
      const { amountMinor, receivedAt: effectiveAt } = arrival;
      const posting = postingFor.paymentSettled({
        sourceRef: paymentRef,
        effectiveAt,
        amountMinor,
      });
      // Last: the house's accounts are everybody's, and their balances are locked until the commit.
      const { billingAccountId } = account;
      await postToLedger(command.em, command.traceId, [{ billingAccountId, posting }]);
      return { __typename: 'RecordPaymentPayload', invoiceRef: invoice.publicRef, paymentRef };
    },
  });
}

/** What is recorded, once it is decided. */
type Arrival = Pick<Payment, 'amountMinor' | 'method'> & {
  readonly providerReference: string | null;
  readonly receivedAt: Date;
};

/** @throws Refused InvoiceNotFinalized, CurrencyMismatch, PaymentOutOfTime, PaymentExceedsOutstanding, ProviderReferenceUsed */
async function decideArrival(
  { em, loaders, now }: Command<BillingLoaders>,
  { invoice, account }: TakenInvoice,
  { amount, method, providerReference = null, ...input }: RecordPaymentInput,
): Promise<Arrival> {
  if (!invoice.isDemand()) throw invoiceNotFinalized(invoice);
  const { currency } = account;
  const amountMinor = amountIn(currency, amount);
  const receivedAt = input.receivedAt ?? now;
  if (!invoice.canBePaidAt(receivedAt, now)) {
    throw refuse(
      'PaymentOutOfTime',
      'Money for an invoice arrives after it was issued and not in the future. Nothing was recorded.',
      { earliest: invoice.issuedAt?.toISOString() ?? null, latest: now.toISOString() },
    );
  }
  if (providerReference !== null) {
    const earlier = await em.findOne(Payment, {
      billingAccountId: account.billingAccountId,
      providerReference,
      state: { $ne: 'FAILED' },
    });
    if (earlier) {
      throw refuse(
        'ProviderReferenceUsed',
        'A payment with this reference of the provider is recorded already. Nothing was recorded.',
        { paymentId: earlier.publicRef },
      );
    }
  }
  const { payableMinor } = await settlementOfInvoice(invoice, loaders);
  if (amountMinor > payableMinor) {
    throw refuse(
      'PaymentExceedsOutstanding',
      'That is more than the invoice still asks for. Record what belongs to it, and the rest where it belongs.',
      { outstanding: { amountMinor: String(payableMinor), currency } },
    );
  }
  return { amountMinor, method, providerReference, receivedAt };
}

/** Returns the payment's ref. */
async function settle(
  { em, facts }: Command<BillingLoaders>,
  { invoice, account: { organizationRef } }: TakenInvoice,
  { receivedAt, ...arrival }: Arrival,
): Promise<string> {
  const publicRef = newRef('pay');
  const { invoiceId, billingAccountId, currency } = invoice;
  const { amountMinor } = arrival;
  await facts.append({
    aggregateType: 'payment',
    aggregateId: publicRef,
    eventType: 'billing.payment.succeeded.v1',
    organizationRef,
    payload: {
      paymentRef: publicRef,
      invoiceRef: invoice.publicRef,
      organizationRef,
      amount: { amountMinor: String(amountMinor), currency },
    },
  });
  const payment = em.create(Payment, {
    publicRef,
    invoiceId,
    billingAccountId,
    currency,
    ...arrival,
    requestedAt: receivedAt,
    version: 1n,
  });
  await em.flush();
  payment.succeed(receivedAt);
  await em.flush();
  return publicRef;
}
