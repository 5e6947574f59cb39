import { newRef, refuse, runCommand, type Command, type MutationInput } from '@demarc/kit';
import { changeCollection } from '../collection/update-collection.ts';
import { postToLedger } from '../ledger/post-to-ledger.ts';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { postingFor } from '../model/posting.ts';
import { WriteOff } from '../model/write-off.ts';
import { settlementOfInvoice } from '../settlement-of-invoice.ts';
import { invoiceNotFinalized } from './invoice-refusals.ts';
import { takeInvoice, type TakenInvoice } from './take-invoice.ts';

/** Which debt to give up, and why. */
export interface WriteOffInvoiceInput extends MutationInput {
  readonly invoiceId: string;
  readonly reason: string;
}

/** Gives up what is still open of an invoice, of an account that has been delinquent. */
export function writeOffInvoice(input: WriteOffInvoiceInput, context: BillingContext) {
  return runCommand(context, {
    name: 'writeOffInvoice',
    input,
    async work(command) {
      const taken = await takeInvoice(command, input.invoiceId, 'billing.invoice.issue');
      const { invoice, account } = taken;
      if (!invoice.isDemand()) throw invoiceNotFinalized(invoice);
      if (!account.mayWriteOff()) {
        throw refuse(
          'AccountNotDelinquent',
          `The account is ${account.collectionState}. A debt is given up only once the account is delinquent.`,
          { collectionState: account.collectionState },
        );
      }
      const { payableMinor } = await settlementOfInvoice(invoice, command.loaders);
      if (payableMinor <= 0n) {
        throw refuse(
          'NothingOutstanding',
          'Nothing is open on the invoice that could be given up.',
          {
            invoiceId: invoice.publicRef,
          },
        );
      }
      await giveUp(command, taken, { amountMinor: payableMinor, reason: input.reason });
      const { collectionState: from } = account;
      if (from !== 'WRITTEN_OFF') {
        await changeCollection(command, account, { from, to: 'WRITTEN_OFF', at: command.now });
      }
      return { __typename: 'WriteOffInvoicePayload', invoiceRef: invoice.publicRef };
    },
  });
}

async function giveUp(
  { em, facts, now, traceId }: Command<BillingLoaders>,
  { invoice, account: { organizationRef } }: TakenInvoice,
  given: Pick<WriteOff, 'amountMinor' | 'reason'>,
): Promise<void> {
  const { invoiceId, billingAccountId, currency, publicRef: invoiceRef } = invoice;
  await facts.append({
    aggregateType: 'invoice',
    aggregateId: invoiceRef,
    eventType: 'billing.invoice.written_off.v1',
    organizationRef,
    payload: { invoiceRef, organizationRef },
  });
  const publicRef = newRef('wof');
  const rest = { invoiceId, billingAccountId, currency, writtenOffAt: now };
  em.create(WriteOff, { publicRef, ...given, ...rest });
  await em.flush();
  const { amountMinor } = given;
  const posting = postingFor.debtWrittenOff({
    sourceRef: publicRef,
    effectiveAt: now,
    amountMinor,
  });
  await postToLedger(em, traceId, [{ billingAccountId, posting }]);
}
