import { toCommand, type TypeResolvers } from '@demarc/kit';
import { cancelSubscription } from '../../commands/cancel-subscription.ts';
import { changePricePlan } from '../../commands/change-price-plan.ts';
import { recordUsage } from '../../commands/record-usage.ts';
import { resumeSubscription } from '../../commands/resume-subscription.ts';
import { subscribe } from '../../commands/subscribe.ts';
import type { BillingLoaders } from '../../loaders.ts';

/** Mutations of what is bought and used. */
export const subscriptionMutations: TypeResolvers<unknown, BillingLoaders> = {
  subscribe: toCommand(subscribe),
  changePricePlan: toCommand(changePricePlan),
  cancelSubscription: toCommand(cancelSubscription),
  resumeSubscription: toCommand(resumeSubscription),
  recordUsage: toCommand(recordUsage),
};
