import { expect, test } from '@jest/globals';
import {
  BillingSubscription,
  beginSubscription,
  presentSubscription,
  subscriptionStates,
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

test('only one that is not cancelled and has not ended would be renewed', () => {
  const renewed = subscriptionStates.filter((state) => subscription(state, 1).isRenewed());
  expect(renewed).toEqual(['TRIALING', 'ACTIVE', 'PAUSED']);
});

test('a cancelled one can go on until its period is over, as a trial until that is over', () => {
  const periodEnd = new Date('2026-03-01T00:00:00Z');
  const before = new Date('2026-02-28T23:59:59.999Z');
  const one = (state: BillingSubscription['state'], trialEndsAt: Date | null) =>
    Object.assign(new BillingSubscription(), { state, periodEnd, trialEndsAt });
  expect(one('CANCELLED', null).stateIfResumed(before)).toBe('ACTIVE');
  expect(one('CANCELLED', new Date('2026-01-01T00:00:00Z')).stateIfResumed(before)).toBe('ACTIVE');
  expect(one('CANCELLED', periodEnd).stateIfResumed(before)).toBe('TRIALING');
  expect(one('CANCELLED', null).stateIfResumed(periodEnd)).toBeNull();
  for (const state of ['TRIALING', 'ACTIVE', 'PAUSED', 'ENDED'] as const)
    expect(one(state, null).stateIfResumed(before)).toBeNull();
});

test('one that is ended at the moment it began ends after it', () => {
  const { startedAt } = subscription('ACTIVE', 1);
  const one = Object.assign(new BillingSubscription(), { startedAt });
  expect(one.endingAt(startedAt).getTime()).toBe(startedAt.getTime() + 1);
  expect(one.endingAt(new Date(startedAt.getTime() + 1000)).getTime()).toBe(
    startedAt.getTime() + 1000,
  );
});

test('one begins with what is left of a trial, or is charged by the month at once', () => {
  const startedAt = new Date('2026-01-31T00:00:00Z');
  const trialEndsAt = new Date('2026-02-03T00:00:00Z');
  const charged = {
    state: 'ACTIVE',
    startedAt,
    trialEndsAt: null,
    periodStart: startedAt,
    periodEnd: new Date('2026-02-28T00:00:00Z'),
  };
  expect(beginSubscription(startedAt, trialEndsAt)).toEqual({
    state: 'TRIALING',
    startedAt,
    trialEndsAt,
    periodStart: startedAt,
    periodEnd: trialEndsAt,
  });
  expect(beginSubscription(startedAt, null)).toEqual(charged);
  expect(beginSubscription(startedAt, startedAt)).toEqual(charged);
});

test('the period after a trial is counted from the end of the trial', () => {
  const trialEndsAt = new Date('2026-01-31T00:00:00Z');
  const one = Object.assign(new BillingSubscription(), {
    ...beginSubscription(new Date('2026-01-17T00:00:00Z'), trialEndsAt),
  });
  expect(one.nextPeriod()).toEqual({ start: trialEndsAt, end: new Date('2026-02-28T00:00:00Z') });
});

test('a version without a day of trial has none', () => {
  const now = new Date('2026-01-17T00:00:00Z');
  const version = (trialDays: number) => Object.assign(new PricePlanVersion(), { trialDays });
  expect(version(0).trialEndsAt(now)).toBeNull();
  expect(version(14).trialEndsAt(now)).toEqual(new Date('2026-01-31T00:00:00Z'));
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
