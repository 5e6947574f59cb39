import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runJob } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { openUsageMonths } from '../../../subgraphs/billing/jobs/open-usage-months.ts';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

describe.each(engines)('opening months for usage on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing);
  });
  afterAll(() => subgraph.close());

  const open = (now: string) =>
    runJob(openUsageMonths, {
      context: 'billing',
      database: subgraph.database,
      now: new Date(now),
    });

  test('opens this month and the next, each once, also by many at once', async () => {
    const reports = await Promise.all(
      Array.from({ length: 6 }, () => open('2027-01-31T23:59:59Z')),
    );
    expect(reports.map(({ opened }) => opened).sort()).toEqual([0, 0, 0, 0, 0, 2]);
    expect(await open('2027-01-31T23:59:59Z')).toEqual({ opened: 0 });
    expect(await open('2027-02-01T00:00:00Z')).toEqual({ opened: 1 });
    const months = await subgraph.owner(
      `select inhrelid::regclass::text as month from pg_inherits
       where inhparent = 'usage_events'::regclass order by 1`,
    );
    expect(months.map(({ month }) => month)).toEqual(
      ['01', '02', '03'].map((month) => `usage_events_2027_${month}`),
    );
  });
});
