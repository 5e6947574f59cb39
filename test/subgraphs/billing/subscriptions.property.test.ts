import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { subscriptionMutations, type SubscriptionMutation } from './subscriptions.ts';

const plans = ['starter', 'team', 'enterprise'] as const;
type PlanCode = (typeof plans)[number];

/** What each plan includes, as the price list has it. */
const features: Readonly<Record<PlanCode, readonly string[]>> = {
  starter: ['api-calls', 'seats'],
  team: ['api-calls', 'approvals', 'seats'],
  enterprise: ['api-calls', 'approvals', 'audit-export', 'seats'],
};

const pricePlanCode = fc.constantFrom(...plans);
const action = fc.oneof(
  fc.record({
    name: fc.constant('subscribe' as const),
    pricePlanCode,
    withTrial: fc.boolean(),
    currency: fc.constantFrom('EUR', 'JPY', undefined),
  }),
  fc.record({ name: fc.constant('changePricePlan' as const), pricePlanCode }),
  fc.record({ name: fc.constant('cancelSubscription' as const) }),
  fc.record({ name: fc.constant('resumeSubscription' as const) }),
);
const step = fc.record({ action, waitMs: fc.constantFrom(0, 1, 60_000, 86_400_000) });

interface Subscribed {
  readonly id: string;
  readonly code: PlanCode;
  readonly isCancelled: boolean;
}

/** What an organization may come to by any sequence of commands, beside what it does come to. */
class Model {
  currency: string | null = null;
  subscribed: Subscribed | null = null;

  /** The type of the answer that a command is to have. */
  expected({ name, ...input }: { name: SubscriptionMutation; [field: string]: unknown }): string {
    const { subscribed, currency } = this;
    if (name === 'subscribe') {
      if (currency === null && input['currency'] === undefined) return 'CurrencyRequired';
      if (currency !== null && (input['currency'] ?? currency) !== currency)
        return 'CurrencyMismatch';
      return subscribed ? 'SubscriptionExists' : 'SubscribePayload';
    }
    if (!subscribed) return 'TargetNotFound';
    if (name === 'resumeSubscription')
      return subscribed.isCancelled ? 'ResumeSubscriptionPayload' : 'SubscriptionNotResumable';
    if (subscribed.isCancelled) return 'SubscriptionNotRenewed';
    if (name === 'cancelSubscription') return 'CancelSubscriptionPayload';
    return subscribed.code === input['pricePlanCode'] ? 'SamePricePlan' : 'ChangePricePlanPayload';
  }
}

describe.each(engines)('any sequence of commands on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  const clock = { now: new Date('2026-11-02T00:00:00Z') };
  beforeAll(async () => {
    // Read at each request.
    const options = {
      seedOrganizations: 1,
      get now() {
        return clock.now;
      },
    };
    subgraph = await engine.openSubgraph(billing, options);
  });
  afterAll(() => subgraph.close());

  let organizations = 1000;
  let requests = 0;

  test('leaves at most one live subscription, and grants of exactly the plan in force', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        organizations += 1;
        const organizationId = seedRef('org', organizations);
        const member = memberOf([organizationId]);
        const model = new Model();
        for (const { action: chosen, waitMs } of steps) {
          clock.now = new Date(clock.now.getTime() + waitMs);
          const { name, ...fields } = chosen;
          const target =
            name === 'subscribe'
              ? { organizationId }
              : { subscriptionId: model.subscribed?.id ?? seedRef('sub', 0) };
          requests += 1;
          const requestId = `property-${String(requests).padStart(8, '0')}`;
          const answer = await subgraph.executeAs(member, subscriptionMutations[name], {
            input: { requestId, ...target, ...fields },
          });
          expect(answer.errors).toEqual([]);
          const outcome = (answer.data as Record<SubscriptionMutation, Outcome>)[name];
          expect(outcome.__typename).toBe(model.expected(chosen));
          if (outcome.subscription) {
            if (name === 'subscribe') model.currency ??= chosen.currency ?? null;
            const { id, state, pricePlan } = outcome.subscription;
            model.subscribed = { id, code: pricePlan.code, isCancelled: state === 'CANCELLED' };
          }
          await check(organizationId, model);
        }
      }),
      { numRuns: 25 },
    );
  });

  async function check(organizationId: string, { subscribed, currency }: Model): Promise<void> {
    const subscriptions = await subgraph.owner(
      `select subscription.public_ref as id, price_plans.code, state, currency,
         started_at < coalesce(ended_at, 'infinity') as is_forward,
         lag(ended_at) over (order by started_at) is not distinct from
           case when lag(started_at) over (order by started_at) is not null then started_at end
           as is_adjacent
       from billing_subscriptions as subscription
         join billing_accounts using (billing_account_id)
         join price_plan_versions using (price_plan_version_id)
         join price_plans using (price_plan_id)
       where organization_ref = ? order by started_at`,
      [organizationId],
    );
    const live = subscriptions.filter(({ state }) => state !== 'ENDED');
    expect(live).toMatchObject(
      subscribed ? [{ id: subscribed.id, code: subscribed.code, currency }] : [],
    );
    // One gives way to the next at the very moment.
    expect(subscriptions.filter((one) => !one['is_forward'] || !one['is_adjacent'])).toEqual([]);
    const grants = await subgraph.owner(
      `select feature_code, source_ref, effective_to is null as is_open from entitlement_grants
       where organization_ref = ? order by feature_code`,
      [organizationId],
    );
    const open = grants.filter(({ is_open }) => is_open);
    expect(open.map(({ feature_code, source_ref }) => [feature_code, source_ref])).toEqual(
      subscribed ? features[subscribed.code].map((feature) => [feature, subscribed.id]) : [],
    );
    const granted = subscriptions.map(({ code }) => features[code as PlanCode].length);
    expect(grants).toHaveLength(granted.reduce((sum, count) => sum + count, 0));
  }
});

interface Outcome {
  readonly __typename: string;
  readonly subscription?: {
    readonly id: string;
    readonly state: string;
    readonly pricePlan: { readonly code: PlanCode };
  };
}
