import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, runJob, seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { closePeriods } from '../../../subgraphs/billing/jobs/close-periods.ts';
import { lockOrganization } from '../../../subgraphs/billing/subscriptions/lock-organization.ts';
import { engines } from '../../kit/engines.ts';
import { everywhere } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { until } from '../../kit/until.ts';
import { subscriptionMutations, type SubscriptionMutation } from './subscriptions.ts';

interface Outcome {
  readonly __typename: string;
  readonly state?: string;
}

// One process has an embedded database for itself, and works on one request at a time.
describe.each(engines.filter(([name]) => name === 'PostgreSQL'))(
  'subscribing at once on %s',
  (_name, engine) => {
    let subgraph: TestSubgraph;
    beforeAll(async () => {
      subgraph = await engine.openSubgraph(billing, { seedOrganizations: 4 });
    });
    afterAll(() => subgraph.close());

    const ask = async (name: SubscriptionMutation, requestId: string, input: object) => {
      const answer = await subgraph.executeAs(everywhere(), subscriptionMutations[name], {
        input: { requestId: requestId.padEnd(16, '-'), ...input },
      });
      expect(answer.errors).toEqual([]);
      return (answer.data as Record<SubscriptionMutation, Outcome>)[name];
    };
    const typesOf = (outcomes: readonly Outcome[]) =>
      outcomes.map(({ __typename }) => __typename).sort();
    const subscriptionsOf = (organization: number) =>
      subgraph.owner(
        `select state, period_start, period_end from billing_subscriptions
           join billing_accounts using (billing_account_id)
         where organization_ref = ? order by billing_subscription_id`,
        [seedRef('org', organization)],
      );

    test('of many who subscribe one organization, one does', async () => {
      const plans = ['starter', 'team', 'enterprise'];
      const outcomes = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          ask('subscribe', `first-${index}`, {
            organizationId: seedRef('org', 30),
            pricePlanCode: plans[index % plans.length],
            currency: 'EUR',
          }),
        ),
      );
      expect(typesOf(outcomes)).toEqual([
        'SubscribePayload',
        ...Array.from({ length: 23 }, () => 'SubscriptionExists'),
      ]);
      expect(await subscriptionsOf(30)).toHaveLength(1);
    });

    test('of many who change one plan, one does, and the others are told that it is over', async () => {
      const subscriptionId = seedRef('sub', 2);
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          ask('changePricePlan', `change-${index}`, {
            subscriptionId,
            pricePlanCode: index % 2 === 0 ? 'starter' : 'enterprise',
          }),
        ),
      );
      expect(typesOf(outcomes)).toEqual([
        'ChangePricePlanPayload',
        ...Array.from({ length: 11 }, () => 'SubscriptionNotRenewed'),
      ]);
      expect(outcomes.flatMap(({ state }) => state ?? [])).toEqual(
        Array.from({ length: 11 }, () => 'ENDED'),
      );
      const states = (await subscriptionsOf(2)).map(({ state }) => state);
      expect(states).toEqual(['ENDED', 'ACTIVE']);
    });

    test('a command waits for whoever is at the subscription, and decides on what they leave', async () => {
      const subscriptionId = seedRef('sub', 3, 2);
      const holder = subgraph.database.fork();
      await holder.begin();
      await actAs(holder, 'system');
      await lockOrganization(holder, seedRef('org', 3));
      const cancelled = ask('cancelSubscription', 'cancel-waits', { subscriptionId });
      await until('the command waits', async () => {
        const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`;
        return (await subgraph.owner(waiting)).length === 1;
      });
      await holder.execute(
        `update billing_subscriptions set state = 'ENDED', ended_at = now() where public_ref = ?`,
        [subscriptionId],
      );
      await holder.commit();
      expect(await cancelled).toMatchObject({
        __typename: 'SubscriptionNotRenewed',
        state: 'ENDED',
      });
    });

    test('who cancels while periods are closed is either renewed before, or not at all', async () => {
      const before = await subscriptionsOf(1);
      const now = new Date('2026-12-15T00:00:00Z');
      const place = { context: 'billing', database: subgraph.database, now };
      const [outcome] = await Promise.all([
        ask('cancelSubscription', 'cancel-at-once', { subscriptionId: seedRef('sub', 1) }),
        runJob(closePeriods, place),
        runJob(closePeriods, place),
      ]);
      expect(outcome.__typename).toBe('CancelSubscriptionPayload');
      const told = (
        await subgraph.owner(
          `select event_type from domain_events where aggregate_id = ? order by aggregate_seq`,
          [seedRef('sub', 1)],
        )
      ).map(({ event_type }) => String(event_type).split('.')[2]);
      const [subscription] = await subscriptionsOf(1);
      // Renewed, then cancelled: it runs on. Cancelled, then closed: it is over.
      expect([
        ['started', 'renewed', 'cancelled', 'CANCELLED'],
        ['started', 'cancelled', 'ended', 'ENDED'],
      ]).toContainEqual([...told, subscription?.['state']]);
      const isRenewed = told.includes('renewed');
      expect(subscription?.['period_end'] === before[0]?.['period_end']).toBe(!isRenewed);
    });
  },
);
