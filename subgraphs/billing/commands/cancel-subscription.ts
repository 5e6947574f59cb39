import { runCommand, type Command, type MutationInput } from '@demarc/kit';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { findSubscription } from '../subscriptions/find-subscription.ts';
import { requireRenewed } from '../subscriptions/require-renewed.ts';
import { tellOfSubscription } from '../subscriptions/tell-of-subscription.ts';

/** Which subscription is not to be renewed. */
export interface CancelSubscriptionInput extends MutationInput {
  readonly subscriptionId: string;
}

/** Cancels a subscription. It and what it grants end with its present period, when that is closed. */
export function cancelSubscription(input: CancelSubscriptionInput, context: BillingContext) {
  return runCommand(context, {
    name: 'cancelSubscription',
    input,
    async work(command: Command<BillingLoaders>) {
      const { now } = command;
      const { subscription, account } = await findSubscription(command, input.subscriptionId);
      requireRenewed(subscription);
      await tellOfSubscription(command, {
        subscription,
        organizationRef: account.organizationRef,
        verb: 'cancelled',
        at: now,
      });
      subscription.state = 'CANCELLED';
      subscription.cancelledAt = now;
      subscription.version += 1n;
      return {
        __typename: 'CancelSubscriptionPayload',
        subscriptionRef: subscription.publicRef,
      };
    },
  });
}
