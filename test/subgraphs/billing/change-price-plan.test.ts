import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import { everywhere, memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { subscriptionMutations, type SubscriptionMutation } from './subscriptions.ts';

const NOW = '2026-11-02T00:00:00.000Z';

describe.each(engines)('changing and cancelling subscriptions on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  let requests = 0;
  const run = async (name: SubscriptionMutation, input: object, identity = everywhere()) => {
    requests += 1;
    const answer = await subgraph.executeAs(identity, subscriptionMutations[name], {
      input: { requestId: `change-${String(requests).padStart(10, '0')}`, ...input },
    });
    expect(answer.errors).toEqual([]);
    return (answer.data as Record<SubscriptionMutation, Record<string, unknown>>)[name];
  };
  const everything = () =>
    subgraph.owner(
      `select (select count(*) from domain_events)::int as facts,
         (select json_agg(s order by billing_subscription_id)::text from billing_subscriptions s)
           as subscriptions,
         (select json_agg(g order by entitlement_grant_id)::text from entitlement_grants g) as grants`,
    );
  const featuresOf = async (organization: number) =>
    (
      await subgraph.owner(
        `select feature_code from entitlement_grants
         where organization_ref = ? and source = 'PLAN' and effective_to is null order by 1`,
        [seedRef('org', organization)],
      )
    ).map(({ feature_code }) => feature_code);

  test('another plan ends what was, begins with a period of its own and grants what it includes', async () => {
    const subscriptionId = seedRef('sub', 2);
    expect(await featuresOf(2)).toEqual(['api-calls', 'approvals', 'seats']);
    const payload = await run('changePricePlan', { subscriptionId, pricePlanCode: 'enterprise' });
    expect(payload).toMatchObject({
      __typename: 'ChangePricePlanPayload',
      replayed: false,
      endedSubscription: { id: subscriptionId, state: 'ENDED', endedAt: NOW, cancelledAt: null },
      subscription: {
        state: 'ACTIVE',
        startedAt: NOW,
        trialEndsAt: null,
        currentPeriodStart: NOW,
        currentPeriodEnd: '2026-12-02T00:00:00.000Z',
        pricePlan: { code: 'enterprise' },
      },
    });
    expect(await featuresOf(2)).toEqual(['api-calls', 'approvals', 'audit-export', 'seats']);
    const facts = await subgraph.owner(
      `select event_type, count(*)::int from domain_events
       where organization_ref = ? and actor_ref <> 'system:seed' group by 1 order by 1`,
      [seedRef('org', 2)],
    );
    expect(facts).toEqual([
      { event_type: 'billing.entitlement.closed.v1', count: 3 },
      { event_type: 'billing.entitlement.granted.v1', count: 4 },
      { event_type: 'billing.subscription.ended.v1', count: 1 },
      { event_type: 'billing.subscription.started.v1', count: 1 },
    ]);
    // The workspace has an override of calls, which is no plan's to close.
    const [override] = await subgraph.owner(
      `select effective_to from entitlement_grants
       where organization_ref = ? and source = 'OVERRIDE'`,
      [seedRef('org', 2)],
    );
    expect(override).toEqual({ effective_to: null });
  });

  test('what is left of a trial goes on', async () => {
    // The third customer upgraded some days ago, and tries that plan out.
    const subscriptionId = seedRef('sub', 3, 2);
    const [trial] = (await subgraph.owner(
      'select trial_ends_at from billing_subscriptions where public_ref = ?',
      [subscriptionId],
    )) as [{ trial_ends_at: Date | string }];
    const trialEndsAt = new Date(trial.trial_ends_at).toISOString();
    expect(
      await run('changePricePlan', { subscriptionId, pricePlanCode: 'enterprise' }),
    ).toMatchObject({
      subscription: { state: 'TRIALING', trialEndsAt, currentPeriodEnd: trialEndsAt },
    });
  });

  test('a subscription that began at this very moment gives way too', async () => {
    const organizationId = seedRef('org', 30);
    const { subscription } = await run('subscribe', {
      organizationId,
      pricePlanCode: 'starter',
      currency: 'USD',
      withTrial: false,
    });
    const { id: subscriptionId } = subscription as { id: string };
    expect(await run('changePricePlan', { subscriptionId, pricePlanCode: 'team' })).toMatchObject({
      endedSubscription: { endedAt: '2026-11-02T00:00:00.001Z' },
      subscription: { startedAt: '2026-11-02T00:00:00.001Z' },
    });
    expect(await featuresOf(30)).toEqual(['api-calls', 'approvals', 'seats']);
  });

  test('a cancelled one runs on with all that it granted, and cannot be changed or cancelled again', async () => {
    const subscriptionId = seedRef('sub', 4);
    const granted = await featuresOf(4);
    expect(granted).not.toEqual([]);
    expect(await run('cancelSubscription', { subscriptionId })).toMatchObject({
      __typename: 'CancelSubscriptionPayload',
      subscription: { state: 'CANCELLED', cancelledAt: NOW, endedAt: null },
    });
    expect(await featuresOf(4)).toEqual(granted);
    const before = await everything();
    const refusal = { __typename: 'SubscriptionNotRenewed', subscriptionId, state: 'CANCELLED' };
    expect(await run('cancelSubscription', { subscriptionId })).toMatchObject(refusal);
    expect(
      await run('changePricePlan', { subscriptionId, pricePlanCode: 'starter' }),
    ).toMatchObject(refusal);
    expect(await everything()).toEqual(before);
  });

  test('a cancellation is taken back, and what was tried out is tried out on', async () => {
    const begun = await run('subscribe', {
      organizationId: seedRef('org', 31),
      pricePlanCode: 'team',
      currency: 'EUR',
    });
    const { id: trial } = begun['subscription'] as { id: string };
    for (const [subscriptionId, state] of [
      [trial, 'TRIALING'],
      // Cancelled on the last day of the history.
      [seedRef('sub', 6), 'ACTIVE'],
    ] as const) {
      if (subscriptionId === trial) await run('cancelSubscription', { subscriptionId });
      expect(await run('resumeSubscription', { subscriptionId })).toMatchObject({
        __typename: 'ResumeSubscriptionPayload',
        replayed: false,
        subscription: { id: subscriptionId, state, cancelledAt: null },
      });
      const before = await everything();
      expect(await run('resumeSubscription', { subscriptionId })).toMatchObject({
        __typename: 'SubscriptionNotResumable',
        subscriptionId,
        state,
      });
      expect(await everything()).toEqual(before);
    }
    expect(await featuresOf(31)).toEqual(['api-calls', 'approvals', 'seats']);
  });

  const first = seedRef('sub', 1);
  const reader = memberOf([seedRef('org', 1)], ['billing.account.read']);
  const stranger = memberOf([seedRef('org', 2)]);
  test.each([
    ['one that has ended', seedRef('sub', 7), everywhere(), /^SubscriptionNot/],
    ['an unknown one', seedRef('sub', 999), everywhere(), /TargetNotFound/],
    ['another tenant’s', first, stranger, /TargetNotFound/],
    ['one’s own, without the permission', first, reader, /PermissionDenied/],
  ])('%s is refused and leaves no trace', async (_what, subscriptionId, identity, refusal) => {
    const before = await everything();
    for (const [name, input] of [
      ['changePricePlan', { subscriptionId, pricePlanCode: 'team' }],
      ['cancelSubscription', { subscriptionId }],
      ['resumeSubscription', { subscriptionId }],
    ] as const) {
      expect((await run(name, input, identity))['__typename']).toMatch(refusal);
    }
    expect(await everything()).toEqual(before);
  });

  test('the very same plan and an unknown one are refused', async () => {
    const before = await everything();
    const asked = [
      ['enterprise', { __typename: 'SamePricePlan', pricePlanCode: 'enterprise' }],
      ['platinum', { __typename: 'TargetNotFound', id: 'platinum' }],
    ] as const;
    for (const [pricePlanCode, refusal] of asked) {
      expect(await run('changePricePlan', { subscriptionId: first, pricePlanCode })).toMatchObject(
        refusal,
      );
    }
    expect(await everything()).toEqual(before);
  });

  test.each<[SubscriptionMutation, object]>([
    ['subscribe', { organizationId: 'org_1', pricePlanCode: 'team' }],
    ['subscribe', { organizationId: seedRef('org', 1), pricePlanCode: 'TEAM' }],
    ['subscribe', { organizationId: seedRef('org', 1), pricePlanCode: 'team', currency: 7 }],
    ['subscribe', { organizationId: seedRef('org', 1), pricePlanCode: 'team', currency: 'euro' }],
    ['changePricePlan', { subscriptionId: 'sub_\u0000', pricePlanCode: 'team' }],
    ['changePricePlan', { subscriptionId: first, pricePlanCode: '' }],
    ['cancelSubscription', { subscriptionId: `${first}0` }],
    ['resumeSubscription', { subscriptionId: '' }],
  ])('%s of %j is bad input and leaves no trace', async (name, input) => {
    const before = await everything();
    const answer = await subgraph.execute(subscriptionMutations[name], {
      input: { requestId: 'bad-input-0000000001', ...input },
    });
    expect(answer).toMatchObject({ data: null, errors: [{ code: 'BAD_USER_INPUT' }] });
    expect(await everything()).toEqual(before);
  });
});
