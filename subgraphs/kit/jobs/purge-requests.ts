import { REMEMBERED_DAYS } from '../command/request-expiry.ts';
import type { Job, JobUnit } from './job.ts';

const BATCH = 1_000;

/** Lets go of outcomes that no retry will ask for, and long after of their request ids. */
export const purgeRequests: Job = {
  what: 'Lets go of outcomes whose time to be retried is over, and a year later of their request ids.',
  isTimeDriven: true,
  async run({ now, transaction }) {
    const inBatches = async (work: (unit: JobUnit) => Promise<number>): Promise<number> => {
      let done = 0;
      for (;;) {
        const more = await transaction(work);
        done += more;
        if (more < BATCH) return done;
      }
    };
    // Never later than the clock of the database, which refuses to let go early.
    const expired = await inBatches(async ({ em }) => {
      const rows: unknown[] = await em.execute(
        `update idempotency_requests set state = 'EXPIRED', outcome = null
         where idempotency_request_id in (
           select idempotency_request_id from idempotency_requests
           where state = 'COMPLETED' and expires_at <= least(?::timestamptz, clock_timestamp())
           order by expires_at limit ${BATCH} for update skip locked)
         returning idempotency_request_id`,
        [now],
      );
      return rows.length;
    });
    const forgotten = await inBatches(async ({ em }) => {
      const rows: unknown[] = await em.execute(
        `delete from idempotency_requests
         where idempotency_request_id in (
           select idempotency_request_id from idempotency_requests
           where state = 'EXPIRED'
             and expires_at <= least(?::timestamptz, clock_timestamp()) - interval '${REMEMBERED_DAYS} days'
           order by expires_at limit ${BATCH} for update skip locked)
         returning idempotency_request_id`,
        [now],
      );
      return rows.length;
    });
    return { expired, forgotten };
  },
};
