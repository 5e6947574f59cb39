import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { billing } from '@demarc/billing';
import { actAs, followFeed, seedOnce, seedRef, type FeedEvent } from '@demarc/kit';
import { openLog } from '@demarc/foundation/process';
import { accountsConsumers } from '../../../subgraphs/accounts/accounts-consumers.ts';
import { engines } from '../../kit/engines.ts';
import type { TestLocation } from '../../kit/test-location.ts';
import { openTestSubgraph, type TestSubgraph } from '../../kit/test-subgraph.ts';
import { until } from '../../kit/until.ts';
import { call, makeKeys, serve, type Keys, type Served } from '../../write-path/served.ts';
import { accountsDefinition, first } from './accounts.ts';
import { read } from './ask.ts';

interface SeenWorkspace {
  readonly workspace: { readonly feature: object | null } | null;
}
interface SeenOrganization {
  readonly organization: { readonly accessDecision: object };
}

const ORGANIZATIONS = 5;
const MODELS = ['collection_states', 'granted_features'] as const;

describe.each(engines)('what accounts hears of billing on %s', (_name, engine) => {
  let keys: Keys;
  let ofBilling: TestLocation;
  let ofAccounts: TestLocation;
  let source: Served;
  let target: Served;
  beforeAll(async () => {
    keys = await makeKeys();
    ofBilling = await engine.makeLocation(billing.database);
    ofAccounts = await engine.makeLocation(accountsDefinition.database);
    source = await serve(billing, ofBilling.location, { keys });
    await seedOnce(billing, source.database, ORGANIZATIONS);
    const peer = { name: 'billing', origin: source.origin, key: await keys.of('accounts') };
    target = await serve(accountsDefinition, ofAccounts.location, { keys, peers: [peer] });
    await seedOnce(accountsDefinition, target.database, ORGANIZATIONS);
    const followings = accountsConsumers.map((consumer) =>
      followFeed({
        consumer,
        database: target.database,
        peer,
        log: openLog('accounts', 'silent'),
        pauseMs: 5,
      }),
    );
    await until('both consumers have caught up', () =>
      followings.every((following) => following.state().caughtUpAt !== null),
    );
    await Promise.all(followings.map((following) => following.stop()));
    expect(followings.map((following) => following.state().failure)).toEqual([null, null]);
  });
  afterAll(async () => {
    await target.close();
    await source.close();
    for (const place of [ofBilling, ofAccounts]) await place.remove();
    await keys.remove();
  });

  const asSystem = (
    { database }: Pick<Served, 'database'>,
    sql: string,
  ): Promise<Record<string, unknown>[]> =>
    database.fork().transactional(async (em) => {
      await actAs(em, 'system');
      return em.execute(sql);
    });
  const models = async (): Promise<unknown> =>
    Promise.all(
      MODELS.map(async (model) =>
        (await asSystem(target, `select to_jsonb(${model}) as row from ${model} order by 1`)).map(
          ({ row }) => row,
        ),
      ),
    );

  test('are the collection states that billing has', async () => {
    const kept = await asSystem(
      target,
      'select organization_ref, collection_state from collection_states order by 1',
    );
    const there = await asSystem(
      source,
      'select organization_ref, collection_state from billing_accounts order by 1',
    );
    expect(there).toHaveLength(ORGANIZATIONS);
    expect(kept).toEqual(there);
  });

  test('are the grants that billing has, with the ends that they have come to', async () => {
    const columns = (ref: string) =>
      `select ${ref} as ref, organization_ref, workspace_ref, feature_code, kind,
         limit_value::text as limit_value, source, effective_from::text as effective_from,
         effective_to::text as effective_to`;
    const kept = await asSystem(target, `${columns('grant_ref')} from granted_features order by 1`);
    const there = await asSystem(
      source,
      `${columns('public_ref')} from entitlement_grants order by 1`,
    );
    expect(there.length).toBeGreaterThan(10);
    expect(kept).toEqual(there);
  });

  test.each(['rebuild-collection-states', 'rebuild-granted-features'])(
    'equals itself after %s',
    async (job) => {
      const before = await models();
      const body = { now: new Date().toISOString() };
      const answer: { readonly status: number; readonly body: unknown } = await call(keys, target, {
        path: `/jobs/${job}`,
        body,
        as: 'operator',
      });
      expect(answer).toEqual({ status: 200, body: { events: expect.any(Number) } });
      expect(answer.body).not.toEqual({ events: 0 });
      expect(await models()).toEqual(before);
    },
  );

  test('is the same in whatever order it is heard, and however often', async () => {
    const before = await models();
    const page: { readonly body: unknown } = await call(keys, source, {
      path: '/events?after=0.0.0&size=1000',
      as: 'accounts',
    });
    const heard = (page.body as { events: FeedEvent[] }).events
      .map((event) => ({ ...event, time: new Date(event.time) }))
      .filter(({ type }) => accountsConsumers.some(({ apply }) => apply[type] !== undefined));
    expect(heard.length).toBeGreaterThan(20);
    const orders = fc.shuffledSubarray([...heard, ...heard], {
      minLength: heard.length * 2,
      maxLength: heard.length * 2,
    });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await target.database.fork().transactional(async (em) => {
          await actAs(em, 'system');
          for (const consumer of accountsConsumers) await consumer.clear?.(em);
          for (const event of order) {
            for (const { apply } of accountsConsumers) {
              const facts = {
                append: () => Promise.reject(new Error('A read model tells nothing.')),
              };
              await apply[event.type]?.({ em, event, now: new Date(), facts });
            }
          }
        });
        expect(await models()).toEqual(before);
      }),
      { numRuns: 4 },
    );
  });

  describe('answers', () => {
    let accounts: TestSubgraph;
    beforeAll(async () => {
      // An embedded database lets one process in at a time.
      await target.close();
      accounts = await openTestSubgraph(
        accountsDefinition,
        { location: ofAccounts.location, remove: () => Promise.resolve() },
        {},
      );
    });
    afterAll(async () => {
      await accounts.close();
      const peer = { name: 'billing', origin: source.origin, key: await keys.of('accounts') };
      target = await serve(accountsDefinition, ofAccounts.location, { keys, peers: [peer] });
    });

    const feature = async (user: string, workspace: string, code: string) => {
      const { workspace: seen } = await read<SeenWorkspace>(
        accounts,
        user,
        `query ($id: ID!, $code: String!) { workspace(id: $id) { feature(code: $code) {
          isAvailable entitlement { isGranted reason asOf } rollout { isEnabled }
          permission { code isHeld }
        } } }`,
        { id: workspace, code },
      );
      return seen?.feature;
    };

    test('whether somebody can use a feature, with when billing was heard of', async () => {
      expect(await feature(first.owner, first.operations, 'api-calls')).toEqual({
        isAvailable: true,
        entitlement: { isGranted: true, reason: 'PLAN', asOf: expect.any(String) },
        rollout: { isEnabled: true },
        permission: { code: null, isHeld: true },
      });
    });

    test('an override for one workspace, which the others do not have', async () => {
      expect(await feature(seedRef('usr', 2, 1), seedRef('wsp', 2, 1), 'api-calls')).toMatchObject({
        entitlement: { isGranted: true, reason: 'OVERRIDE' },
      });
    });

    test('a feature that nobody named with null, and one of another tenant with nothing', async () => {
      expect(await feature(first.owner, first.operations, 'no-such')).toBeNull();
      expect(await feature(seedRef('usr', 3, 1), first.operations, 'api-calls')).toBeUndefined();
    });

    test('access by the state that billing told', async () => {
      const { organization } = await read<SeenOrganization>(
        accounts,
        first.owner,
        `{ organization(id: "${first.organization}") { accessDecision { asOf reasons { code } } } }`,
      );
      expect(organization.accessDecision).toEqual({
        asOf: expect.any(String),
        reasons: [{ code: 'ORGANIZATION_ACTIVE' }, { code: 'PAYMENT_IN_GOOD_STANDING' }],
      });
    });
  });
});
