import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedNumber } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { recordUsage, usageBatch, usageEvent } from './usage.ts';

const BATCHES = 500;
const IDS = 400;
const EVENTS_OF_BATCH = 9;
const AT_ONCE = 50;

interface Outcome {
  readonly __typename: string;
  readonly recordedCount?: number;
  readonly repeatedCount?: number;
}

// One process has an embedded database for itself, and works on one request at a time.
describe.each(engines.filter(([name]) => name === 'PostgreSQL'))(
  'batches of usage at once on %s',
  (_name, engine) => {
    let subgraph: TestSubgraph;
    beforeAll(async () => {
      // In a month that nothing was recorded in yet, so that all of them want to open it.
      const now = new Date('2026-12-05T00:00:00Z');
      subgraph = await engine.openSubgraph(billing, { seedOrganizations: 1, now });
    });
    afterAll(() => subgraph.close());

    const record = async (requestId: string, events: readonly object[]): Promise<Outcome> => {
      const answer = await subgraph.execute(recordUsage, usageBatch(requestId, events));
      expect(answer.errors).toEqual([]);
      return (answer.data as { readonly recordUsage: Outcome }).recordUsage;
    };
    const counted = () =>
      subgraph.owner(
        `select event_id, count(*)::int as times from usage_events where source like 'org%/gateway'
         group by event_id order by event_id collate "C"`,
      );

    test('of 500 with the same events in any order, each event is recorded once', async () => {
      const sent = new Set<string>();
      const batches = Array.from({ length: BATCHES }, (_, batch) =>
        Array.from({ length: EVENTS_OF_BATCH }, (_, place) => {
          const eventId = `event-${seedNumber(IDS, 'at-once', batch, place)}`;
          sent.add(eventId);
          return usageEvent(eventId);
        }),
      );
      const outcomes: Outcome[] = [];
      const waiting = [...batches.entries()];
      // More at once than there are connections; who waits longer than 10 s for one is sent away.
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
            outcomes.push(await record(`at-once-${next[0]}`, next[1]));
        }),
      );
      expect(outcomes).toHaveLength(BATCHES);
      const sum = (field: 'recordedCount' | 'repeatedCount') =>
        outcomes.reduce((total, outcome) => total + (outcome[field] ?? 0), 0);
      expect(sum('recordedCount')).toBe(sent.size);
      expect(sum('repeatedCount')).toBe(BATCHES * EVENTS_OF_BATCH - sent.size);
      expect(await counted()).toEqual(
        [...sent].map((event_id) => ({ event_id, times: 1 })).sort(byId),
      );
    });

    test('of two that differ under one id, one is recorded and every other is refused', async () => {
      const before = await counted();
      const outcomes = await Promise.all(
        Array.from({ length: 40 }, async (_, batch) => {
          const quantity = String(1 + (batch % 2));
          const events = [usageEvent(`own-${batch}`), usageEvent('disputed', { quantity })];
          return { quantity, ...(await record(`disputed-${batch}`, events)) };
        }),
      );
      const [disputed] = await subgraph.owner(
        `select quantity::int::text as quantity from usage_events where event_id = 'disputed'`,
      );
      const taken = outcomes.filter(({ quantity }) => quantity === disputed?.['quantity']);
      const refused = outcomes.filter(({ quantity }) => quantity !== disputed?.['quantity']);
      expect(new Set(taken.map(({ __typename }) => __typename))).toEqual(
        new Set(['RecordUsagePayload']),
      );
      expect(new Set(refused.map(({ __typename }) => __typename))).toEqual(
        new Set(['UsageEventConflict']),
      );
      // What stood beside the refused event is not recorded either.
      expect(await counted()).toHaveLength(before.length + 1 + taken.length);
    });
  },
);

const byId = (one: { event_id: string }, other: { event_id: string }) =>
  one.event_id < other.event_id ? -1 : 1;
