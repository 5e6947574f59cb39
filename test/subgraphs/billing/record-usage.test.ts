import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { recordUsage, usageBatch, usageEvent } from './usage.ts';

describe.each(engines)('recordUsage on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 2 });
  });
  afterAll(() => subgraph.close());

  const record = async (...batch: Parameters<typeof usageBatch>) => {
    const answer = await subgraph.execute(recordUsage, usageBatch(...batch));
    expect(answer.errors).toEqual([]);
    return (answer.data as { readonly recordUsage: Record<string, unknown> }).recordUsage;
  };
  const everything = () =>
    subgraph.owner(
      `select (select count(*) from usage_events)::int as events,
         (select count(*) from usage_event_keys)::int as keys,
         (select count(*) from domain_events)::int as facts`,
    );

  test('records each event of a batch once, whoever repeats it', async () => {
    const events = [
      usageEvent('a'),
      usageEvent('b', {
        quantity: '0.000000000001',
        workspaceId: seedRef('wsp', 1, 1),
        workflowRunId: seedRef('run', 1, 1, 1),
      }),
    ];
    expect(await record('once-1', events)).toEqual({
      __typename: 'RecordUsagePayload',
      recordedCount: 2,
      repeatedCount: 0,
      replayed: false,
    });
    expect(await record('once-1', events)).toMatchObject({ recordedCount: 2, replayed: true });
    // The same numbers and moments, written otherwise.
    const again = [
      usageEvent('a', { quantity: '01.50', occurredAt: '2026-11-01T11:00:00+01:00' }),
      usageEvent('c'),
      usageEvent('c'),
    ];
    expect(await record('once-2', again)).toMatchObject({ recordedCount: 1, repeatedCount: 2 });
    expect(
      await subgraph.owner(
        `select event_id, quantity::text, ingest_date::text, workspace_ref, workflow_run_ref
         from usage_events where source = ? order by event_id`,
        [`${seedRef('org', 1)}/gateway`],
      ),
    ).toEqual([
      ...[{ event_id: 'a', quantity: '1.500000000000' }].map(alone),
      {
        event_id: 'b',
        quantity: '0.000000000001',
        ingest_date: '2026-11-02',
        workspace_ref: seedRef('wsp', 1, 1),
        workflow_run_ref: seedRef('run', 1, 1, 1),
      },
      ...[{ event_id: 'c', quantity: '1.500000000000' }].map(alone),
    ]);
    expect(
      await subgraph.owner(
        `select payload ->> 'events' as events, organization_ref from domain_events
         where event_type = 'billing.usage_batch.received.v1' order by domain_event_id`,
      ),
    ).toEqual(['2', '3'].map((count) => ({ events: count, organization_ref: seedRef('org', 1) })));
  });

  test('another event under the id of one that came before is refused with its whole batch', async () => {
    await record('conflict-1', [usageEvent('known')]);
    const before = await everything();
    const events = [
      usageEvent('new-1'),
      usageEvent('known', { quantity: '2' }),
      usageEvent('new-2'),
    ];
    const refused = await record('conflict-2', events);
    expect(refused).toMatchObject({ __typename: 'UsageEventConflict', eventId: 'known' });
    expect(await everything()).toEqual(before);
    expect(await record('conflict-2', events)).toEqual(refused);
    expect(await record('conflict-3', [usageEvent('twin'), usageEvent('twin', { quantity: '9' })]))
      // Within one batch too.
      .toMatchObject({ __typename: 'UsageEventConflict', eventId: 'twin' });
    expect(await everything()).toEqual(before);
  });

  test('ids are one source’s own, and one organization’s', async () => {
    await record('own-1', [usageEvent('same')]);
    const other = [usageEvent('same', { quantity: '7' })];
    expect(await record('own-2', other, { source: 'meter/2' })).toMatchObject({ recordedCount: 1 });
    const organizationId = seedRef('org', 2);
    expect(await record('own-3', other, { organizationId })).toMatchObject({ recordedCount: 1 });
  });

  test('a thousand events are one batch, in as many statements as one', async () => {
    const events = Array.from({ length: 1000 }, (_, index) => usageEvent(`many-${index}`));
    subgraph.statements.length = 0;
    expect(await record('many-1', events)).toMatchObject({ recordedCount: 1000 });
    const { length } = subgraph.statements.splice(0);
    await record('one-1', [usageEvent('one')]);
    expect(subgraph.statements).toHaveLength(length);
  });

  test.each([
    ['an unknown meter', { meterCode: 'carrots' }, 'UNKNOWN_METER'],
    ['a negative quantity', { quantity: '-0.5' }, 'NEGATIVE_QUANTITY'],
    ['an enormous quantity', { quantity: '1000000000000000000' }, 'QUANTITY_OUT_OF_RANGE'],
    ['an endless quantity', { quantity: `0.${'3'.repeat(40)}` }, 'QUANTITY_OUT_OF_RANGE'],
    ['the future', { occurredAt: '2026-11-02T00:05:00.001Z' }, 'IN_THE_FUTURE'],
    ['the far future', { occurredAt: '9999-12-31T23:59:59Z' }, 'IN_THE_FUTURE'],
    ['the past', { occurredAt: '2026-09-27T23:59:59.999Z' }, 'TOO_OLD'],
  ])('an event with %s is refused and leaves no trace', async (what, event, fault) => {
    const before = await everything();
    const events = [usageEvent('good'), usageEvent('bad', event)];
    expect(await record(`bad ${what}`, events)).toMatchObject({
      __typename: 'UsageEventRefused',
      eventId: 'bad',
      position: 1,
      fault,
    });
    expect(await everything()).toEqual(before);
  });

  test('what only just is neither early nor late is taken', async () => {
    const events = ['2026-11-02T00:05:00Z', '2026-09-28T00:00:00Z'].map((occurredAt, index) =>
      usageEvent(`edge-${index}`, { occurredAt }),
    );
    expect(await record('edges', events)).toMatchObject({ recordedCount: 2 });
  });

  test.each([
    ['no event', { events: [] }],
    ['10,000 events', { events: Array.from({ length: 10_000 }, () => usageEvent('one')) }],
    ['an organization that is none', { organizationId: 'org_1' }],
    ['a source with a line break', { source: 'gate\nway' }],
    ['an event without a name', { events: [usageEvent('')] }],
    ['an event with a long name', { events: [usageEvent('x'.repeat(201))] }],
    ['an event with U+0000', { events: [usageEvent('x\u0000')] }],
    ['a quantity that is a word', { events: [usageEvent('x', { quantity: 'many' })] }],
    ['an exponent', { events: [usageEvent('x', { quantity: '1e3' })] }],
    ['a workspace that is none', { events: [usageEvent('x', { workspaceId: 'wsp_1' })] }],
    ['a run that is none', { events: [usageEvent('x', { workflowRunId: 'run_' })] }],
  ])('%s is bad input and leaves no trace', async (what, input) => {
    const before = await everything();
    const batch = usageBatch(`input ${what}`, [usageEvent('x')], input);
    const answer = await subgraph.execute(recordUsage, batch);
    expect(answer).toMatchObject({ data: null, errors: [{ code: 'BAD_USER_INPUT' }] });
    expect(await everything()).toEqual(before);
  });

  test('needs the permission where the usage was: in the organization, or in each workspace', async () => {
    const organizationId = seedRef('org', 1);
    const permissions = ['billing.usage.record'];
    const workspace = seedRef('wsp', 1, 1);
    const inWorkspace = {
      subject: seedRef('usr', 1, 2),
      grants: [{ organization: organizationId, workspace, permissions, onBehalfOf: null }],
    };
    const own = usageEvent('own', { workspaceId: workspace });
    const others = usageEvent('others', { workspaceId: seedRef('wsp', 1, 2) });
    const asked = [
      [inWorkspace, [own], 'RecordUsagePayload'],
      [inWorkspace, [own, others], 'PermissionDenied'],
      [inWorkspace, [usageEvent('all')], 'PermissionDenied'],
      [memberOf([organizationId], permissions), [own, others], 'RecordUsagePayload'],
      [memberOf([organizationId], ['billing.account.read']), [own], 'PermissionDenied'],
      [memberOf([seedRef('org', 2)]), [own], 'TargetNotFound'],
    ] as const;
    for (const [index, [identity, events, outcome]] of asked.entries()) {
      const batch = usageBatch(`permitted-${index}`, events);
      const answer = await subgraph.executeAs(identity, recordUsage, batch);
      expect(answer).toMatchObject({
        errors: [],
        data: { recordUsage: { __typename: outcome } },
      });
    }
  });
});

const alone = (event: object) => ({
  ...event,
  ingest_date: '2026-11-02',
  workspace_ref: null,
  workflow_run_ref: null,
});
