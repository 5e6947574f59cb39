import { insertAll, seedRef } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { Meter } from '../model/meter.ts';
import { PricePlanFeature } from '../model/price-plan-feature.ts';
import { PricePlanVersion } from '../model/price-plan-version.ts';
import { PricePlan } from '../model/price-plan.ts';
import { Price } from '../model/price.ts';
import { TRIAL_DAYS, listedCurrencies, meterCodes, priceIn, priceList } from './price-list.ts';
import type { ListedVersion } from './price-list.ts';

/** Primary keys of versions, by public ref. */
export type VersionKeys = ReadonlyMap<string, bigint>;

/** Names a version of a plan. */
export function versionRef(plan: string, versionNumber: number): string {
  return seedRef('ppv', plan, versionNumber);
}

/** Seeds what is sold, each version whole. */
export async function seedCatalogue(em: EntityManager): Promise<VersionKeys> {
  await insertAll(em, Meter, [
    { meterCode: 'api-calls', name: 'API calls', unit: 'call' },
    { meterCode: 'workflow-runs', name: 'Workflow runs', unit: 'run' },
  ]);
  const plans = await insertAll(
    em,
    PricePlan,
    priceList.map(({ code, name, versions }) => ({
      code,
      name,
      publicRef: seedRef('ppl', code),
      createdAt: versions[0]?.publishedAt ?? new Date(0),
    })),
  );
  const listed = priceList.flatMap(({ code, versions }, index) =>
    versions.map((version) => ({ code, version, pricePlanId: plans[index]?.pricePlanId ?? 0n })),
  );
  const versions = await insertAll(
    em,
    PricePlanVersion,
    listed.map(({ code, pricePlanId, version: { versionNumber, publishedAt } }) => ({
      publicRef: versionRef(code, versionNumber),
      pricePlanId,
      versionNumber,
      publishedAt,
      trialDays: TRIAL_DAYS,
    })),
  );
  const keys = new Map(versions.map((one) => [one.publicRef, one.pricePlanVersionId]));
  const keyed = listed.map(({ code, version }) => ({
    version,
    pricePlanVersionId: keys.get(versionRef(code, version.versionNumber)) ?? 0n,
  }));
  await insertAll(em, Price, keyed.flatMap(pricesOf));
  await insertAll(
    em,
    PricePlanFeature,
    keyed.flatMap(({ version, pricePlanVersionId }) =>
      version.features.map(({ feature, kind, limit }) => ({
        pricePlanVersionId,
        featureCode: feature,
        kind,
        limitValue: limit === null ? null : BigInt(limit),
      })),
    ),
  );
  return keys;
}

function pricesOf({
  version: { euros },
  pricePlanVersionId,
}: {
  readonly version: ListedVersion;
  readonly pricePlanVersionId: bigint;
}) {
  return listedCurrencies.flatMap((currency) => [
    {
      pricePlanVersionId,
      model: 'FLAT' as const,
      meterCode: null,
      currency,
      unitAmount: priceIn(currency, euros.flat),
    },
    ...meterCodes.map((meterCode) => ({
      pricePlanVersionId,
      model: 'PER_UNIT' as const,
      meterCode,
      currency,
      unitAmount: priceIn(currency, euros[meterCode]),
    })),
  ]);
}
