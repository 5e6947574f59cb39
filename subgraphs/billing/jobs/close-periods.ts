import type { Job } from '@demarc/kit';
import { closePeriod } from '../subscriptions/close-period.ts';
import { eachAccount } from './each-account.ts';

const due = `exists (
  select from billing_subscriptions as subscription
  where subscription.billing_account_id = account.billing_account_id
    and state in ('TRIALING', 'ACTIVE', 'CANCELLED') and period_end <= ?)`;

/** Closes the periods of subscriptions that are over, each with its invoice. */
export const closePeriods: Job = {
  what: 'Closes the periods of subscriptions that are over: invoices them, renews them, ends what was cancelled.',
  isTimeDriven: true,
  async run(run) {
    const report = { renewed: 0, activated: 0, ended: 0, invoiced: 0 };
    await eachAccount(run, {
      due,
      values: [run.now],
      async work(unit, account) {
        const closed = await closePeriod(unit, account);
        if (closed === null) return false;
        report[closed.verb] += 1;
        report.invoiced += closed.invoices;
        // Whoever was not looked after for months has several.
        return true;
      },
    });
    return report;
  },
};
