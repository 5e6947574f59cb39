import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import { readableAccount } from '../../readable-account.ts';
import type { BillingLoaders } from '../../loaders.ts';

/** An outcome that refers to an account and to a subscription of it. */
type OfSubscription = Outcome & {
  readonly billingAccountRef: string;
  readonly subscriptionRef: string;
};

/** What mutations of subscriptions and usage came to: the members of their unions. */
export const subscriptionOutcomes: Resolvers<BillingLoaders> = {
  SubscribeResult: outcomeType,
  SubscribePayload: {
    ...properties<OfSubscription>('replayed'),
    billingAccount: async ({ billingAccountRef }: OfSubscription, _args, context) =>
      readableAccount(await context.loaders.accountByRef.load(billingAccountRef), context),
    subscription: ({ subscriptionRef }: OfSubscription, _args, { loaders }) =>
      loaders.subscriptionByRef.load(subscriptionRef),
  },
  SubscriptionExists: refusalType('subscriptionId', 'state'),
  CurrencyRequired: refusalType(),
  CurrencyMismatch: refusalType('currency'),
  CurrencyNotOffered: refusalType('currency'),
};
