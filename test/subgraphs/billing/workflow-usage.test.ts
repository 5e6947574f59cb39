import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef, type FeedEvent } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { workflows } from '@demarc/workflows';
import { workflowUsage } from '../../../subgraphs/billing/consumers/workflow-usage.ts';
import { applyEvent } from '../../../subgraphs/kit/feed/apply-event.ts';
import { FEED_START, feedPageSchema } from '../../../subgraphs/kit/feed/feed-position.ts';
import { readFeed } from '../../../subgraphs/kit/feed/read-feed.ts';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const now = new Date('2026-11-02T00:00:00Z');

describe.each(engines)('billing on %s meters workflow runs', (_name, engine) => {
  let source: TestSubgraph;
  let target: TestSubgraph;
  let events: readonly FeedEvent[];
  beforeAll(async () => {
    source = await engine.openSubgraph(workflows, { seedOrganizations: 4 });
    // What ran for the last two organizations is news to billing.
    target = await engine.openSubgraph(billing, { seedOrganizations: 2 });
    const request = { source: 'workflows', after: FEED_START, size: 10_000, now };
    const page = await readFeed(source.database.fork(), request);
    events = feedPageSchema.parse(JSON.parse(JSON.stringify(page))).events;
  });
  afterAll(async () => {
    await source.close();
    await target.close();
  });

  const apply = async (some: readonly FeedEvent[]) => {
    for (const event of some) {
      await target.database
        .fork()
        .transactional((em) => applyEvent(em, { consumer: workflowUsage, event, now }));
    }
  };
  const metered = (organization: number) =>
    target.owner(
      `select workflow_run_ref as run, source, event_id, quantity::int, workspace_ref
       from usage_events where organization_ref = ? and meter_code = 'workflow-runs'
       order by event_id collate "C"`,
      [seedRef('org', organization)],
    );

  test('each that completed, once, however often it is heard of', async () => {
    const known = await metered(1);
    expect(known.length).toBeGreaterThan(0);
    await apply(events);
    for (const organization of [3, 4]) {
      const completed = events.filter(
        (event) =>
          event.type === 'workflows.run.completed.v1' &&
          event.organization === seedRef('org', organization),
      );
      expect(completed.length).toBeGreaterThan(0);
      const rows = completed.map((event) => ({
        run: event.subject,
        source: 'workflows',
        event_id: event.id,
        quantity: 1,
        workspace_ref: event.data['workspaceRef'],
      }));
      const wanted = rows.sort((one, other) => (one.event_id < other.event_id ? -1 : 1));
      expect(await metered(organization)).toEqual(wanted);
    }
    // Those were metered before billing heard of them.
    expect(await metered(1)).toEqual(known);
    const all = await metered(3);
    await target.owner(`delete from inbox_events where consumer = 'billing.workflow-usage'`);
    await target.owner(`delete from outbox_cursors where consumer = 'billing.workflow-usage'`);
    await apply(events);
    expect(await metered(3)).toEqual(all);
    expect(await metered(1)).toEqual(known);
  });

  test('with a fact that names the one it follows from, and whose it is', async () => {
    const [{ told }] = (await target.owner(
      `select count(*)::int as told from domain_events
       join usage_events on usage_events.event_id = causation_id::text
         and usage_events.organization_ref = domain_events.organization_ref
       where event_type = 'billing.usage_batch.received.v1' and actor_ref = 'system:billing'`,
    )) as [{ told: number }];
    const counted = (await metered(3)).length + (await metered(4)).length;
    expect(told).toBe(counted);
  });

  test('whatever the organization that pays for it has said of the run itself', async () => {
    const organizationId = seedRef('org', 2);
    const completed = events.find(({ type }) => type === 'workflows.run.completed.v1');
    if (completed === undefined) throw new TypeError('Workflows were seeded with completed runs.');
    const workflowRunId = seedRef('run', 'claimed to be nothing');
    const recorded = await target.executeAs(
      memberOf([organizationId]),
      `mutation ($input: RecordUsageInput!) { recordUsage(input: $input) { __typename } }`,
      {
        input: {
          requestId: 'a-run-for-nothing',
          organizationId,
          source: 'workflows',
          events: [
            {
              eventId: 'free',
              meterCode: 'workflow-runs',
              quantity: '0',
              occurredAt: now.toISOString(),
              workflowRunId,
            },
          ],
        },
      },
    );
    expect(recorded).toMatchObject({ data: { recordUsage: { __typename: 'RecordUsagePayload' } } });
    const id = '00000000-0000-4000-8000-00000000f4ee';
    const position = { ...completed.position, epoch: completed.position.epoch + 1 };
    const data = { ...completed.data, runRef: workflowRunId };
    await apply([{ ...completed, id, position, organization: organizationId, data }]);
    const rows = (await metered(2)).filter(({ run }) => run === workflowRunId);
    expect(rows.map(({ source: said, quantity }) => [said, quantity])).toEqual([
      ['workflows', 1],
      [`${organizationId}/workflows`, 0],
    ]);
  });

  test('and waits at a fact that names no run', async () => {
    const [known] = events;
    if (known === undefined) throw new TypeError('Workflows were seeded with runs.');
    const position = { ...known.position, epoch: known.position.epoch + 2 };
    const id = '00000000-0000-4000-8000-000000000000';
    const event = { ...known, id, type: 'workflows.run.completed.v1', position, data: {} };
    await expect(apply([event])).rejects.toThrow('names no run');
    expect(await target.owner('select 1 from inbox_events where event_id = ?', [event.id])).toEqual(
      [],
    );
  });
});
