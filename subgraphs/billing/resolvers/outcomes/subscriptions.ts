import {
  outcomeType,
  properties,
  refusalType,
  type Outcome,
  type Resolvers,
  type TypeResolvers,
} from '@demarc/kit';
import { readableAccount } from '../../readable-account.ts';
import type { BillingLoaders } from '../../loaders.ts';
import { stillShown } from '../../still-shown.ts';

const MANAGE = 'billing.subscription.manage';

/** An outcome that refers to a subscription. */
type OfSubscription = Outcome & { readonly subscriptionRef: string };
type OfAccount = OfSubscription & { readonly billingAccountRef: string };
type OfChange = OfSubscription & { readonly endedSubscriptionRef: string };

const subscriptionOf: TypeResolvers<OfSubscription, BillingLoaders> = {
  ...properties<OfSubscription>('replayed'),
  subscription: async ({ subscriptionRef }, _args, context) =>
    stillShown(await context.loaders.subscriptionByRef.load(subscriptionRef), MANAGE, context),
};

/** What mutations of subscriptions and usage came to: the members of their unions. */
export const subscriptionOutcomes: Resolvers<BillingLoaders> = {
  SubscribeResult: outcomeType,
  SubscribePayload: {
    ...subscriptionOf,
    billingAccount: async ({ billingAccountRef }: OfAccount, _args, context) =>
      readableAccount(await context.loaders.accountByRef.load(billingAccountRef), context),
  },
  ChangePricePlanResult: outcomeType,
  ChangePricePlanPayload: {
    ...subscriptionOf,
    endedSubscription: async ({ endedSubscriptionRef }: OfChange, _args, context) =>
      stillShown(
        await context.loaders.subscriptionByRef.load(endedSubscriptionRef),
        MANAGE,
        context,
      ),
  },
  CancelSubscriptionResult: outcomeType,
  CancelSubscriptionPayload: subscriptionOf,
  ResumeSubscriptionResult: outcomeType,
  ResumeSubscriptionPayload: subscriptionOf,
  RecordUsageResult: outcomeType,
  RecordUsagePayload: properties<Outcome>('recordedCount', 'repeatedCount', 'replayed'),
  SubscriptionNotRenewed: refusalType('subscriptionId', 'state'),
  SubscriptionNotResumable: refusalType('subscriptionId', 'state'),
  SamePricePlan: refusalType('pricePlanCode'),
  UsageEventRefused: refusalType('eventId', 'position', 'fault'),
  UsageEventConflict: refusalType('eventId'),
  SubscriptionExists: refusalType('subscriptionId', 'state'),
  CurrencyRequired: refusalType(),
  CurrencyMismatch: refusalType('currency'),
  CurrencyNotOffered: refusalType('currency'),
};
