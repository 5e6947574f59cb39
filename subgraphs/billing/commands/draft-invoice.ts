import { refuse, runCommand, targetNotFound, type Command, type MutationInput } from '@demarc/kit';
import { lockAccount } from '../collection/lock-account.ts';
import { draftForAccount, nothingToInvoice } from '../invoices/draft-for-account.ts';
import { unchargedSubscriptions } from '../invoices/uncharged-subscriptions.ts';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { presentSubscription } from '../model/billing-subscription.ts';
import { Invoice } from '../model/invoice.ts';
import { lockOrganization } from '../subscriptions/lock-organization.ts';

/** For whom to draft. */
export interface DraftInvoiceInput extends MutationInput {
  readonly billingAccountId: string;
}

/**
 * Drafts an account's next invoice out of turn: the price of one period, the oldest that is not charged,
 * and all usage up to now.
 */
export function draftInvoice(input: DraftInvoiceInput, context: BillingContext) {
  return runCommand(context, {
    name: 'draftInvoice',
    input,
    async work(command: Command<BillingLoaders>) {
      const { em, loaders, now } = command;
      const found = await loaders.accountByRef.load(input.billingAccountId);
      if (!found) throw targetNotFound('billing account', input.billingAccountId);
      command.permit('billing.invoice.issue', { organization: found.organizationRef });
      const account = await lockAccount(em, found.billingAccountId);
      await lockOrganization(em, account.organizationRef);
      const { billingAccountId } = account;
      const draft = await em.findOne(Invoice, { billingAccountId, state: 'DRAFT' });
      if (draft) {
        throw refuse(
          'InvoiceDraftExists',
          'The account has a draft, which charges for what there is. Finalize it first.',
          { invoiceId: draft.publicRef },
        );
      }
      const [oldest] = await unchargedSubscriptions(em, account);
      const subscription =
        oldest ?? presentSubscription(await loaders.subscriptionsOfAccount.load(billingAccountId));
      const invoice =
        subscription &&
        (await draftForAccount(command, { account, subscription, usageUntil: now }));
      if (!invoice) throw nothingToInvoice();
      return { __typename: 'DraftInvoicePayload', invoiceRef: invoice.publicRef };
    },
  });
}
