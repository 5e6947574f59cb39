import { refuse, targetNotFound } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { versionSoldAt, type PricePlanVersion } from '../model/price-plan-version.ts';
import type { PricePlan } from '../model/price-plan.ts';

/** What can be subscribed to: a plan, and its version of now. */
export interface PricePlanOffer {
  readonly plan: PricePlan;
  readonly version: PricePlanVersion;
}

/**
 * What is sold under a code now.
 * @throws Refused TargetNotFound
 */
export async function findOffer(
  loaders: BillingLoaders,
  pricePlanCode: string,
  now: Date,
): Promise<PricePlanOffer> {
  const plan = await loaders.pricePlanByCode.load(pricePlanCode);
  const version = plan && versionSoldAt(await loaders.versionsOfPlan.load(plan.pricePlanId), now);
  if (!version) throw targetNotFound('price plan', pricePlanCode);
  return { plan, version };
}

/**
 * Goes on if an offer has a price in a currency.
 * @throws Refused CurrencyNotOffered
 */
export async function requireOfferedIn(
  { plan, version }: PricePlanOffer,
  currency: string,
  loaders: BillingLoaders,
): Promise<void> {
  const prices = await loaders.pricesOfVersion.load(version.pricePlanVersionId);
  if (prices.some((price) => price.currency === currency)) return;
  const offered = [...new Set(prices.map((price) => price.currency))].join(', ');
  throw refuse(
    'CurrencyNotOffered',
    `${plan.name} is not sold in that currency. Choose one of ${offered}.`,
    { currency },
  );
}
