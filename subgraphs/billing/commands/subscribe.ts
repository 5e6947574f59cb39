import { refuse, requireMember, runCommand, type Command, type MutationInput } from '@demarc/kit';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { BillingAccount } from '../model/billing-account.ts';
import { BillingSubscription, presentSubscription } from '../model/billing-subscription.ts';
import { lockOrganization } from '../subscriptions/lock-organization.ts';
import { openBillingAccount } from '../subscriptions/open-billing-account.ts';
import { findOffer, requireOfferedIn } from '../subscriptions/price-plan-offer.ts';
import { startSubscription } from '../subscriptions/start-subscription.ts';

/** Who subscribes to what. */
export interface SubscribeInput extends MutationInput {
  readonly organizationId: string;
  readonly pricePlanCode: string;
  readonly currency?: string | null;
  readonly withTrial: boolean;
}

/**
 * Subscribes an organization to the present version of a plan, and grants what that includes. The
 * first subscription opens the billing account and may be tried out; an organization tries out once.
 */
export function subscribe(input: SubscribeInput, context: BillingContext) {
  const { organizationId: organizationRef } = input;
  return runCommand(context, {
    name: 'subscribe',
    input,
    async work(command: Command<BillingLoaders>) {
      const { em, loaders, now, actorRef } = command;
      requireMember(command, organizationRef);
      command.permit('billing.subscription.manage', { organization: organizationRef });
      const offer = await findOffer(loaders, input.pricePlanCode, now);
      await lockOrganization(em, organizationRef);
      const existing = await em.findOne(BillingAccount, { organizationRef });
      const currency = currencyOf(existing, input);
      await requireOfferedIn(offer, currency, loaders);
      const earlier = existing
        ? await em.find(BillingSubscription, { billingAccountId: existing.billingAccountId })
        : [];
      refuseSecond(earlier);
      const account =
        existing ?? (await openBillingAccount(command, { organizationRef, currency }));
      const isTried = input.withTrial && earlier.length === 0;
      const subscription = await startSubscription(command, {
        account,
        offer,
        startedAt: now,
        trialEndsAt: isTried ? offer.version.trialEndsAt(now) : null,
        actorRef,
      });
      return {
        __typename: 'SubscribePayload',
        billingAccountRef: account.publicRef,
        subscriptionRef: subscription.publicRef,
      };
    },
  });
}

/** @throws Refused CurrencyRequired, CurrencyMismatch */
function currencyOf(account: BillingAccount | null, { currency }: SubscribeInput): string {
  if (account === null) {
    if (currency != null) return currency;
    throw refuse(
      'CurrencyRequired',
      'The organization has no billing account yet. Say in which currency it is to be billed.',
    );
  }
  if (currency == null || currency === account.currency) return account.currency;
  throw refuse(
    'CurrencyMismatch',
    `The organization is billed in ${account.currency}, which never changes. Leave the currency out.`,
    { currency: account.currency },
  );
}

/** @throws Refused SubscriptionExists */
function refuseSecond(earlier: readonly BillingSubscription[]): void {
  const present = presentSubscription(earlier);
  if (!present?.isLive()) return;
  throw refuse(
    'SubscriptionExists',
    `The organization has a subscription, which is ${present.state}. Change its plan instead.`,
    { subscriptionId: present.publicRef, state: present.state },
  );
}
