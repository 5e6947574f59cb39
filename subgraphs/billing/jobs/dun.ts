import type { Job } from '@demarc/kit';
import { updateCollection } from '../collection/update-collection.ts';
import type { CollectionState } from '../model/collection.ts';
import { eachAccount } from './each-account.ts';

/** Who may be in another state by the calendar alone: who was behind, and whose invoice came due. */
const due = `collection_state in ('PAST_DUE', 'DELINQUENT')
  or (collection_state = 'GOOD_STANDING' and exists (
    select from invoices where invoices.billing_account_id = account.billing_account_id
      and state = 'FINALIZED' and due_at <= ? and invoice_open_minor(invoice_id) > 0))`;

/** Moves collection states to what invoices that came due make of them. */
export const dun: Job = {
  what: 'Looks at invoices that are due and moves the collection state of their accounts.',
  isTimeDriven: true,
  async run(run) {
    const report: Partial<Record<CollectionState, number>> = {};
    await eachAccount(run, {
      due,
      values: [run.now],
      async work(unit, account) {
        for (const { to } of await updateCollection(unit, account)) {
          report[to] = (report[to] ?? 0) + 1;
        }
        return false;
      },
    });
    return {
      goodStanding: report.GOOD_STANDING ?? 0,
      pastDue: report.PAST_DUE ?? 0,
      delinquent: report.DELINQUENT ?? 0,
    };
  },
};
