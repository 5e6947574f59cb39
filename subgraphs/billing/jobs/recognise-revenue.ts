import type { Job } from '@demarc/kit';
import { recogniseRevenue as recognise } from '../ledger/recognise-revenue.ts';
import { unrecognised } from '../ledger/unrecognised.ts';
import { eachAccount } from './each-account.ts';

/** Turns what was asked for in advance into revenue, once it was served. */
export const recogniseRevenue: Job = {
  what: 'Posts the revenue of invoices whose period is over.',
  isTimeDriven: true,
  async run(run) {
    let recognised = 0;
    await eachAccount(run, {
      due: `exists (select from invoices where billing_account_id = account.billing_account_id and ${unrecognised})`,
      values: [run.now],
      async work(unit, account) {
        recognised += await recognise(unit, account);
        return false;
      },
    });
    return { recognised };
  },
};
