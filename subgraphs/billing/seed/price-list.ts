import Big from 'big.js';
import type { EntitlementKind } from '../model/entitlement-grant.ts';

/** What a version of a plan includes. */
export interface ListedFeature {
  readonly feature: string;
  readonly kind: EntitlementKind;
  readonly limit: number | null;
}

/** One version of a plan, priced in euros. */
export interface ListedVersion {
  readonly versionNumber: number;
  readonly publishedAt: Date;
  /** By meter code; `flat` is the price of the month. */
  readonly euros: Readonly<Record<'flat' | MeterCode, string>>;
  readonly features: readonly ListedFeature[];
}

/** A plan that is sold. */
export interface ListedPlan {
  readonly code: PlanCode;
  readonly name: string;
  readonly versions: readonly ListedVersion[];
}

export type PlanCode = 'starter' | 'team' | 'enterprise';

/** What is counted. */
export const meterCodes = ['api-calls', 'workflow-runs'] as const;
export type MeterCode = (typeof meterCodes)[number];

/** How many days everything may be tried out. */
export const TRIAL_DAYS = 14;

/** What one euro is in each currency of the price list. */
const rates = { EUR: '1', USD: '1.1', INR: '90', JPY: '160', KWD: '0.33' } as const;
export type ListedCurrency = keyof typeof rates;
export const listedCurrencies = Object.keys(rates) as readonly ListedCurrency[];

/** A price of the list in another currency, exact. */
export function priceIn(currency: ListedCurrency, euros: string): string {
  return new Big(euros).times(rates[currency]).toFixed();
}

const january = new Date('2026-01-01T00:00:00Z');
const august = new Date('2026-08-01T00:00:00Z');

const starterFeatures: readonly ListedFeature[] = [
  { feature: 'api-calls', kind: 'METERED', limit: 10_000 },
  { feature: 'seats', kind: 'LIMIT', limit: 5 },
];
const teamFeatures: readonly ListedFeature[] = [
  { feature: 'api-calls', kind: 'METERED', limit: 100_000 },
  { feature: 'approvals', kind: 'BOOLEAN', limit: null },
  { feature: 'seats', kind: 'LIMIT', limit: 50 },
];
const enterpriseFeatures: readonly ListedFeature[] = [
  { feature: 'api-calls', kind: 'METERED', limit: null },
  { feature: 'approvals', kind: 'BOOLEAN', limit: null },
  { feature: 'audit-export', kind: 'BOOLEAN', limit: null },
  { feature: 'seats', kind: 'LIMIT', limit: 1000 },
];

/** Everything that is sold. The team plan had a second price from August on. */
export const priceList: readonly ListedPlan[] = [
  {
    code: 'starter',
    name: 'Starter',
    versions: [
      {
        versionNumber: 1,
        publishedAt: january,
        euros: { flat: '29', 'api-calls': '0.002', 'workflow-runs': '0.05' },
        features: starterFeatures,
      },
    ],
  },
  {
    code: 'team',
    name: 'Team',
    versions: [
      {
        versionNumber: 1,
        publishedAt: january,
        euros: { flat: '99', 'api-calls': '0.0015', 'workflow-runs': '0.035' },
        features: teamFeatures,
      },
      {
        versionNumber: 2,
        publishedAt: august,
        euros: { flat: '109', 'api-calls': '0.00145', 'workflow-runs': '0.0325' },
        features: teamFeatures,
      },
    ],
  },
  {
    code: 'enterprise',
    name: 'Enterprise',
    versions: [
      {
        versionNumber: 1,
        publishedAt: january,
        euros: { flat: '499', 'api-calls': '0.00095', 'workflow-runs': '0.0225' },
        features: enterpriseFeatures,
      },
    ],
  },
];

/** The version of a plan that was sold at a moment. */
export function listedVersionAt(code: PlanCode, at: Date): ListedVersion {
  const plan = priceList.find((one) => one.code === code);
  const version = plan?.versions.findLast((one) => one.publishedAt <= at);
  if (!version) throw new RangeError(`Nothing named ${code} was sold at that time.`);
  return version;
}
