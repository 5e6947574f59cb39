import type { TypeResolvers } from '@demarc/kit';
import {
  cancelSubscription,
  type CancelSubscriptionInput,
} from '../../commands/cancel-subscription.ts';
import { changePricePlan, type ChangePricePlanInput } from '../../commands/change-price-plan.ts';
import { recordUsage, type RecordUsageInput } from '../../commands/record-usage.ts';
import {
  resumeSubscription,
  type ResumeSubscriptionInput,
} from '../../commands/resume-subscription.ts';
import { subscribe, type SubscribeInput } from '../../commands/subscribe.ts';
import type { BillingLoaders } from '../../loaders.ts';

interface With<Input> {
  readonly input: Input;
}

/** Mutations of what is bought and used. */
export const subscriptionMutations: TypeResolvers<unknown, BillingLoaders> = {
  subscribe: (_, { input }: With<SubscribeInput>, context) => subscribe(input, context),
  changePricePlan: (_, { input }: With<ChangePricePlanInput>, context) =>
    changePricePlan(input, context),
  cancelSubscription: (_, { input }: With<CancelSubscriptionInput>, context) =>
    cancelSubscription(input, context),
  resumeSubscription: (_, { input }: With<ResumeSubscriptionInput>, context) =>
    resumeSubscription(input, context),
  recordUsage: (_, { input }: With<RecordUsageInput>, context) => recordUsage(input, context),
};
