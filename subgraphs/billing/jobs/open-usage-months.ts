import type { Job } from '@demarc/kit';
import { monthsAfter } from '../model/billing-period.ts';

/**
 * Opens months for usage ahead of time: opening one locks every usage event out for a moment, which
 * is nothing for the first request of a month to wait for.
 */
export const openUsageMonths: Job = {
  what: 'Opens this month and the next for usage.',
  isTimeDriven: true,
  run: (run) =>
    run.transaction(async ({ em, now }) => {
      const months = 'select count(*)::int as open from pg_inherits where inhparent = ?::regclass';
      const count = async (): Promise<number> => {
        const [counted]: { open: number }[] = await em.execute(months, ['usage_events']);
        return counted?.open ?? 0;
      };
      // Which opening takes too: what is counted is this run's.
      await em.execute(`select pg_advisory_xact_lock(hashtextextended('usage_events', 0))`);
      const before = await count();
      for (const day of [now, monthsAfter(now, 1)])
        await em.execute('select open_usage_month(?::date)', [day.toISOString().slice(0, 10)]);
      return { opened: (await count()) - before };
    }),
};
