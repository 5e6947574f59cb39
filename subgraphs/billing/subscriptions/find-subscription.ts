import { LockMode } from '@mikro-orm/core';
import { targetNotFound, type Command } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { BillingAccount } from '../model/billing-account.ts';
import { BillingSubscription } from '../model/billing-subscription.ts';

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
  const subscription = await em.findOne(
    BillingSubscription,
    { publicRef: subscriptionRef },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!subscription) throw targetNotFound('subscription', subscriptionRef);
  const { billingAccountId } = subscription;
  const account = await em.findOneOrFail(BillingAccount, { billingAccountId });
  command.permit('billing.subscription.manage', { organization: account.organizationRef });
  return { subscription, account };
}
