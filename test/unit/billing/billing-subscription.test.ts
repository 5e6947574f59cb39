import { expect, test } from '@jest/globals';
import {
  BillingSubscription,
  presentSubscription,
} from '../../../subgraphs/billing/model/billing-subscription.ts';
import {
  PricePlanVersion,
  versionSoldAt,
} from '../../../subgraphs/billing/model/price-plan-version.ts';

function subscription(state: BillingSubscription['state'], month: number): BillingSubscription {
  const startedAt = new Date(Date.UTC(2026, month));
  return Object.assign(new BillingSubscription(), { state, startedAt });
}

test('without any there is none', () => {
  expect(presentSubscription([])).toBeNull();
});

test.each(['TRIALING', 'ACTIVE', 'PAUSED', 'CANCELLED'] as const)(
  'one that is %s counts before one that ended later',
  (state) => {
    const live = subscription(state, 1);
    expect(presentSubscription([subscription('ENDED', 2), live])).toBe(live);
  },
);

test('of those that ended the last counts', () => {
  const last = subscription('ENDED', 3);
  expect(presentSubscription([subscription('ENDED', 1), last])).toBe(last);
});

test('the newest version that was published is sold, whatever is announced', () => {
  const [first, second, announced] = [1, 2, 3].map((versionNumber) =>
    Object.assign(new PricePlanVersion(), {
      versionNumber,
      publishedAt: new Date(Date.UTC(2026, versionNumber)),
    }),
  );
  if (!first || !second || !announced) throw new TypeError('Three versions were made.');
  const versions = [announced, first, second];
  expect(versionSoldAt(versions, second.publishedAt)).toBe(second);
  expect(versionSoldAt(versions, first.publishedAt)).toBe(first);
  expect(versionSoldAt(versions, new Date(0))).toBeNull();
});
