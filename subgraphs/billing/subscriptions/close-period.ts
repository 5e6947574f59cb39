import { draftForAccount, type DraftRequest } from '../invoices/draft-for-account.ts';
import { issueInvoice } from '../invoices/issue-invoice.ts';
import { unchargedSubscriptions } from '../invoices/uncharged-subscriptions.ts';
import type { LedgerUnit } from '../ledger/ledger-unit.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import { BillingSubscription } from '../model/billing-subscription.ts';
import { Invoice } from '../model/invoice.ts';
import { endSubscription } from './end-subscription.ts';
import { lockOrganization } from './lock-organization.ts';
import { tellOfSubscription } from './tell-of-subscription.ts';

/** What closing a period came to. */
export interface ClosedPeriod {
  readonly verb: 'renewed' | 'activated' | 'ended';
  /** How many invoices were finalized for it. */
  readonly invoices: number;
}

/**
 * Closes the oldest period of an account's subscription that is over: the usage of the period and the
 * price of the next are invoiced, what was tried out becomes active, what was cancelled ends. The account
 * is locked by whoever calls.
 *
 * @returns null where no period is over
 */
export async function closePeriod(
  unit: LedgerUnit,
  account: BillingAccount,
): Promise<ClosedPeriod | null> {
  const { em, now } = unit;
  const { organizationRef, billingAccountId } = account;
  await lockOrganization(em, organizationRef);
  const subscription = await em.findOne(
    BillingSubscription,
    {
      billingAccountId,
      state: { $in: ['TRIALING', 'ACTIVE', 'CANCELLED'] },
      periodEnd: { $lte: now },
    },
    { refresh: true },
  );
  if (!subscription) return null;
  const { periodEnd: endedAt } = subscription;
  const ended = { account, subscription, usageUntil: endedAt };
  let invoices = await issueStandingDraft(unit, account);
  // What began after the last run and is over before this one, or gave way to another plan.
  for (const uncharged of await unchargedSubscriptions(em, account)) {
    invoices += await invoice(unit, { ...ended, subscription: uncharged });
  }
  if (subscription.state === 'CANCELLED') {
    invoices += await invoice(unit, ended);
    await endSubscription(unit, { subscription, organizationRef, endedAt });
    return { verb: 'ended', invoices };
  }
  const verb = subscription.state === 'TRIALING' ? 'activated' : 'renewed';
  await tellOfSubscription(unit, { subscription, organizationRef, verb, at: endedAt });
  subscription.renew();
  await em.flush();
  invoices += await invoice(unit, ended);
  return { verb, invoices };
}

/** Whoever drafted by hand and left it is not let off. */
async function issueStandingDraft(unit: LedgerUnit, account: BillingAccount): Promise<number> {
  const { billingAccountId } = account;
  const draft = await unit.em.findOne(Invoice, { billingAccountId, state: 'DRAFT' });
  if (!draft) return 0;
  await issueInvoice(unit, draft, account);
  return 1;
}

/** Drafts and finalizes at once. Returns how many invoices that made. */
async function invoice(unit: LedgerUnit, request: DraftRequest): Promise<number> {
  const draft = await draftForAccount(unit, request);
  if (!draft) return 0;
  await issueInvoice(unit, draft, request.account);
  return 1;
}
