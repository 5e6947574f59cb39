import type { TypeResolvers } from '@demarc/kit';
import { subscribe, type SubscribeInput } from '../../commands/subscribe.ts';
import type { BillingLoaders } from '../../loaders.ts';

interface With<Input> {
  readonly input: Input;
}

/** Mutations of what is bought and used. */
export const subscriptionMutations: TypeResolvers<unknown, BillingLoaders> = {
  subscribe: (_, { input }: With<SubscribeInput>, context) => subscribe(input, context),
};
