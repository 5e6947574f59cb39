import { targetNotFound, type Command } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { BillingAccount } from '../model/billing-account.ts';
import { BillingSubscription } from '../model/billing-subscription.ts';
import { lockOrganization } from './lock-organization.ts';

/** A subscription that a command is about, and who is billed for it. */
export interface FoundSubscription {
  readonly subscription: BillingSubscription;
  readonly account: BillingAccount;
}

/**
 * Finds a subscription that whoever asks may manage, and keeps everybody else from changing it until
 * the command ends.
 *
 * @throws Refused TargetNotFound, PermissionDenied
 */
export async function findSubscription(
  command: Command<BillingLoaders>,
  subscriptionRef: string,
): Promise<FoundSubscription> {
  const { em } = command;
  const found = await em.findOne(BillingSubscription, { publicRef: subscriptionRef });
  if (!found) throw targetNotFound('subscription', subscriptionRef);
  const { billingAccountId, billingSubscriptionId } = found;
  const account = await em.findOneOrFail(BillingAccount, { billingAccountId });
  command.permit('billing.subscription.manage', { organization: account.organizationRef });
  await lockOrganization(em, account.organizationRef);
  // As it is now that nobody else is at it, which may be otherwise than a moment ago.
  const subscription = await em.findOneOrFail(
    BillingSubscription,
    { billingSubscriptionId },
    { refresh: true },
  );
  return { subscription, account };
}
