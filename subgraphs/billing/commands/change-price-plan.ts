import { refuse, runCommand, type Command, type MutationInput } from '@demarc/kit';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { endSubscription } from '../subscriptions/end-subscription.ts';
import { findSubscription } from '../subscriptions/find-subscription.ts';
import { findOffer, requireOfferedIn } from '../subscriptions/price-plan-offer.ts';
import { requireRenewed } from '../subscriptions/require-renewed.ts';
import { startSubscription } from '../subscriptions/start-subscription.ts';

/** Which subscription gives way to which plan. */
export interface ChangePricePlanInput extends MutationInput {
  readonly subscriptionId: string;
  readonly pricePlanCode: string;
}

/**
 * Another plan is another subscription, from now on. Up to now usage is charged at the old prices, and
 * from now on at the new ones. What was left of a trial goes on: nobody gets a second one by changing.
 * Otherwise a new period begins, whole and charged whole; nothing of the old one is given back, which
 * is a credit note's to do where somebody decides it.
 */
export function changePricePlan(input: ChangePricePlanInput, context: BillingContext) {
  return runCommand(context, {
    name: 'changePricePlan',
    input,
    async work(command: Command<BillingLoaders>) {
      const { loaders, now, actorRef } = command;
      const { subscription, account } = await findSubscription(command, input.subscriptionId);
      requireRenewed(subscription);
      const offer = await findOffer(loaders, input.pricePlanCode, now);
      if (offer.version.pricePlanVersionId === subscription.pricePlanVersionId) {
        throw refuse(
          'SamePricePlan',
          `The organization is subscribed to ${offer.plan.name} as it is sold now. Choose another plan.`,
          { pricePlanCode: offer.plan.code },
        );
      }
      await requireOfferedIn(offer, account.currency, loaders);
      const changedAt = subscription.endingAt(now);
      const trialEndsAt = subscription.state === 'TRIALING' ? subscription.trialEndsAt : null;
      await endSubscription(command, {
        subscription,
        organizationRef: account.organizationRef,
        endedAt: changedAt,
      });
      const begun = await startSubscription(command, {
        account,
        offer,
        startedAt: changedAt,
        trialEndsAt: trialEndsAt ?? null,
        actorRef,
      });
      return {
        __typename: 'ChangePricePlanPayload',
        subscriptionRef: begun.publicRef,
        endedSubscriptionRef: subscription.publicRef,
      };
    },
  });
}
