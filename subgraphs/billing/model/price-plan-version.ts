import { defineEntity, p } from '@mikro-orm/core';

export const PricePlanVersionSchema = defineEntity({
  name: 'PricePlanVersion',
  tableName: 'price_plan_versions',
  properties: {
    pricePlanVersionId: p.bigint().primary(),
    publicRef: p.text(),
    pricePlanId: p.bigint(),
    versionNumber: p.integer(),
    trialDays: p.integer(),
    publishedAt: p.datetime(),
  },
});

/** What a plan costs and includes; never changed, only followed by another version. */
export class PricePlanVersion extends PricePlanVersionSchema.class {
  /** When a trial that begins now ends; null where the version has none. */
  trialEndsAt(now: Date): Date | null {
    return this.trialDays === 0 ? null : new Date(now.getTime() + this.trialDays * 86_400_000);
  }
}

PricePlanVersionSchema.setClass(PricePlanVersion);

/** The version that is sold at a moment: the newest that was published by then. */
export function versionSoldAt(
  versions: readonly PricePlanVersion[],
  now: Date,
): PricePlanVersion | null {
  const published = versions.filter((version) => version.publishedAt <= now);
  return published.toSorted((one, other) => other.versionNumber - one.versionNumber)[0] ?? null;
}
