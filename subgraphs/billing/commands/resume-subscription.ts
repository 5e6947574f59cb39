import { refuse, runCommand, type Command, type MutationInput } from '@demarc/kit';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { findSubscription } from '../subscriptions/find-subscription.ts';
import { tellOfSubscription } from '../subscriptions/tell-of-subscription.ts';

/** Which subscription goes on after all. */
export interface ResumeSubscriptionInput extends MutationInput {
  readonly subscriptionId: string;
}

/** Takes a cancellation back, as long as the period that it would have ended with is not over. */
export function resumeSubscription(input: ResumeSubscriptionInput, context: BillingContext) {
  return runCommand(context, {
    name: 'resumeSubscription',
    input,
    async work(command: Command<BillingLoaders>) {
      const { now } = command;
      const { subscription, account } = await findSubscription(command, input.subscriptionId);
      const { publicRef: subscriptionId, state } = subscription;
      const resumed = subscription.stateIfResumed(now);
      if (resumed === null) {
        throw refuse(
          'SubscriptionNotResumable',
          `The subscription is ${state}, up to ${subscription.periodEnd.toISOString()}. Only a cancelled one whose period is not over goes on; otherwise subscribe anew.`,
          { subscriptionId, state },
        );
      }
      await tellOfSubscription(command, {
        subscription,
        organizationRef: account.organizationRef,
        verb: 'resumed',
        at: now,
      });
      subscription.state = resumed;
      subscription.cancelledAt = null;
      subscription.version += 1n;
      return { __typename: 'ResumeSubscriptionPayload', subscriptionRef: subscriptionId };
    },
  });
}
