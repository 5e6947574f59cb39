import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { refusalOf } from './refusal.ts';
import { copyOf } from './refused-statement.ts';

describe.each(engines)('usage intake on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 2 });
  });
  afterAll(() => subgraph.close());

  test('drops the same event again', async () => {
    const count = 'select count(*)::int as events from usage_events';
    const before = await subgraph.owner(count);
    await subgraph.owner(copyOf('usage_events', {}));
    expect(await subgraph.owner(count)).toEqual(before);
  });

  test('refuses an event of a month that nobody opened, and takes it once it is open', async () => {
    const late = copyOf('usage_events', { event_id: "'late'", ingest_date: "'2031-05-06'" });
    expect(await refusalOf(subgraph.owner(late))).toEqual({ code: '23514', by: undefined });
    await subgraph.app("select open_usage_month('2031-05-31')");
    await subgraph.app("select open_usage_month('2031-05-01')");
    expect(await refusalOf(subgraph.owner(late))).toBe('accepted');
    expect(await refusalOf(subgraph.owner('truncate usage_events_2031_05'))).toEqual({
      code: 'P0001',
      by: 'APPEND_ONLY',
    });
  });
});
