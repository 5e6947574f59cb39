import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestAnswer, TestSubgraph } from '../../kit/test-subgraph.ts';
import { subscriptionMutations } from './subscriptions.ts';

const mutation = subscriptionMutations.subscribe;

const subscribed = ({ data }: TestAnswer) =>
  (data as { readonly subscribe: Record<string, unknown> }).subscribe;

describe.each(engines)('subscribe on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  let requests = 0;
  const asking = (input: object) => ({
    requestId: `subscribe-${String((requests += 1)).padStart(8, '0')}`,
    organizationId: seedRef('org', 20),
    pricePlanCode: 'team',
    ...input,
  });
  const subscribe = async (input: object, identity = memberOf([seedRef('org', 20)])) => {
    const answer = await subgraph.executeAs(identity, mutation, { input: asking(input) });
    expect(answer.errors).toEqual([]);
    return subscribed(answer);
  };
  const countRows = () =>
    subgraph.owner(
      `select (select count(*) from domain_events)::int as facts,
         (select count(*) from billing_accounts)::int as accounts,
         (select count(*) from billing_subscriptions)::int as subscriptions,
         (select count(*) from ledger_accounts)::int as ledger,
         (select count(*) from entitlement_grants)::int as grants`,
    );

  test('the first one opens an account, tries the plan out and grants what it includes', async () => {
    const organizationId = seedRef('org', 21);
    const member = memberOf([organizationId]);
    const input = asking({ organizationId, currency: 'JPY' });
    const answer = await subgraph.executeAs(member, mutation, { input });
    expect(answer.errors).toEqual([]);
    expect(subscribed(answer)).toEqual({
      __typename: 'SubscribePayload',
      replayed: false,
      billingAccount: {
        id: expect.stringMatching(/^ba_/),
        currency: 'JPY',
        collectionState: 'GOOD_STANDING',
        balance: { amountMinor: '0' },
      },
      subscription: {
        id: expect.stringMatching(/^sub_/),
        state: 'TRIALING',
        startedAt: '2026-11-02T00:00:00.000Z',
        trialEndsAt: '2026-11-16T00:00:00.000Z',
        currentPeriodStart: '2026-11-02T00:00:00.000Z',
        currentPeriodEnd: '2026-11-16T00:00:00.000Z',
        cancelledAt: null,
        endedAt: null,
        pricePlanVersion: { versionNumber: 2 },
        pricePlan: { code: 'team' },
      },
    });
    const again = await subgraph.executeAs(member, mutation, { input });
    expect(subscribed(again)).toEqual({ ...subscribed(answer), replayed: true });
    const facts = await subgraph.owner(
      `select event_type, payload ->> 'feature' as feature, actor_ref from domain_events
       where organization_ref = ? order by domain_event_id`,
      [organizationId],
    );
    const actor_ref = member.subject;
    expect(facts).toEqual([
      { event_type: 'billing.account.opened.v1', feature: null, actor_ref },
      { event_type: 'billing.subscription.started.v1', feature: null, actor_ref },
      ...['api-calls', 'approvals', 'seats'].map((feature) => ({
        event_type: 'billing.entitlement.granted.v1',
        feature,
        actor_ref,
      })),
    ]);
  });

  test('without a trial it is charged from the first moment, month by month', async () => {
    const organizationId = seedRef('org', 22);
    const input = { organizationId, currency: 'EUR', withTrial: false };
    const payload = await subscribe(input, memberOf([organizationId]));
    expect(payload['subscription']).toMatchObject({
      state: 'ACTIVE',
      trialEndsAt: null,
      currentPeriodEnd: '2026-12-02T00:00:00.000Z',
    });
  });

  test('an organization tries out once: whoever comes back is charged at once', async () => {
    // The seventh customer's only subscription has ended.
    const organizationId = seedRef('org', 7);
    const payload = await subscribe({ organizationId }, memberOf([organizationId]));
    expect(payload['subscription']).toMatchObject({ state: 'ACTIVE', trialEndsAt: null });
  });

  test.each([
    ['another tenant', { organizationId: seedRef('org', 1) }, 'TargetNotFound'],
    ['an unknown plan', { pricePlanCode: 'platinum', currency: 'EUR' }, 'TargetNotFound'],
    ['no currency for a new account', {}, 'CurrencyRequired'],
    ['a currency that is not sold in', { currency: 'GBP' }, 'CurrencyNotOffered'],
    ['a currency that is none', { currency: 'XXX' }, 'CurrencyNotOffered'],
  ])('%s is refused and leaves no trace', async (_what, input, refusal) => {
    const before = await countRows();
    expect(await subscribe(input)).toMatchObject({ __typename: refusal });
    expect(await countRows()).toEqual(before);
  });

  test('a second one is refused with where the first stands', async () => {
    const organizationId = seedRef('org', 8);
    const before = await countRows();
    expect(await subscribe({ organizationId }, memberOf([organizationId]))).toMatchObject({
      __typename: 'SubscriptionExists',
      subscriptionId: seedRef('sub', 8),
      state: 'PAUSED',
    });
    expect(await countRows()).toEqual(before);
  });

  test('another currency than the account has is refused', async () => {
    const organizationId = seedRef('org', 1);
    const input = { organizationId, currency: 'KWD' };
    expect(await subscribe(input, memberOf([organizationId]))).toMatchObject({
      __typename: 'CurrencyMismatch',
      currency: 'EUR',
    });
  });

  test('needs the permission, and the account is shown to whoever may read it alone', async () => {
    const organizationId = seedRef('org', 23);
    const reader = memberOf([organizationId], ['billing.account.read']);
    expect(await subscribe({ organizationId, currency: 'EUR' }, reader)).toMatchObject({
      __typename: 'PermissionDenied',
      permission: 'billing.subscription.manage',
    });
    const manager = memberOf([organizationId], ['billing.subscription.manage']);
    const input = asking({ organizationId, currency: 'EUR' });
    const answer = await subgraph.executeAs(manager, mutation, { input });
    expect(subscribed(answer)).toMatchObject({
      __typename: 'SubscribePayload',
      billingAccount: null,
      subscription: { state: 'TRIALING' },
    });
    expect(answer.errors).toMatchObject([
      { code: 'FORBIDDEN', path: ['subscribe', 'billingAccount'] },
    ]);
  });
});
