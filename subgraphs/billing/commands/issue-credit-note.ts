import { newRef, refuse, runCommand, type Command, type MutationInput } from '@demarc/kit';
import { updateCollection } from '../collection/update-collection.ts';
import { postToLedger } from '../ledger/post-to-ledger.ts';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { CreditNote } from '../model/credit-note.ts';
import { Credit } from '../model/credit.ts';
import { postingFor } from '../model/posting.ts';
import { settlementOfInvoice } from '../settlement-of-invoice.ts';
import { invoiceNotFinalized } from './invoice-refusals.ts';
import { amountIn, type MoneyInput } from './money-input.ts';
import { takeInvoice, type TakenInvoice } from './take-invoice.ts';

/** What to give back, on which invoice, and why. */
export interface IssueCreditNoteInput extends MutationInput {
  readonly invoiceId: string;
  readonly amount: MoneyInput;
  readonly reason: string;
}

/** Gives money back on an invoice: off what it still asks for, or kept for the account once it is paid. */
export function issueCreditNote(input: IssueCreditNoteInput, context: BillingContext) {
  return runCommand(context, {
    name: 'issueCreditNote',
    input,
    async work(command) {
      const taken = await takeInvoice(command, input.invoiceId, 'billing.invoice.issue');
      const { invoice, account } = taken;
      if (!invoice.isDemand()) throw invoiceNotFinalized(invoice);
      const amountMinor = amountIn(account.currency, input.amount);
      const credit = await creditOf(taken, command.loaders);
      if (amountMinor > credit.limitMinor) {
        throw refuse(
          'CreditExceedsInvoice',
          'That is more than can be given back on the invoice now. Nothing was issued.',
          { limit: { amountMinor: String(credit.limitMinor), currency: account.currency } },
        );
      }
      const { appliedTo } = credit;
      const given = { amountMinor, appliedTo, reason: input.reason };
      const creditNoteRef = await giveBack(command, taken, given);
      await updateCollection(command, account);
      const cause = { sourceRef: creditNoteRef, effectiveAt: command.now };
      const posting = postingFor.creditNoteIssued({ ...cause, amountMinor, appliedTo });
      // Last: the house's accounts are everybody's, and their balances are locked until the commit.
      const { billingAccountId } = account;
      await postToLedger(command.em, command.traceId, [{ billingAccountId, posting }]);
      const invoiceRef = invoice.publicRef;
      return { __typename: 'IssueCreditNotePayload', invoiceRef, creditNoteRef };
    },
  });
}

async function creditOf({ invoice }: TakenInvoice, loaders: BillingLoaders): Promise<Credit> {
  const [settlement, payments, notes] = await Promise.all([
    settlementOfInvoice(invoice, loaders),
    loaders.paymentsOfInvoice.load(invoice.invoiceId),
    loaders.creditNotesOfInvoice.load(invoice.invoiceId),
  ]);
  return new Credit(settlement, payments, notes);
}

/** Returns the credit note's ref. */
async function giveBack(
  { em, facts, now }: Command<BillingLoaders>,
  { invoice, account: { organizationRef } }: TakenInvoice,
  given: Pick<CreditNote, 'amountMinor' | 'appliedTo' | 'reason'>,
): Promise<string> {
  const publicRef = newRef('cn');
  const { invoiceId, billingAccountId, currency } = invoice;
  const { amountMinor } = given;
  await facts.append({
    aggregateType: 'credit_note',
    aggregateId: publicRef,
    eventType: 'billing.credit_note.issued.v1',
    organizationRef,
    payload: {
      creditNoteRef: publicRef,
      organizationRef,
      amount: { amountMinor: String(amountMinor), currency },
    },
  });
  em.create(CreditNote, {
    publicRef,
    invoiceId,
    billingAccountId,
    currency,
    ...given,
    issuedAt: now,
  });
  await em.flush();
  return publicRef;
}
