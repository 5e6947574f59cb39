import type { Job } from '@demarc/kit';

/** What is compared, as the query for where it differs. */
const checks = {
  /** Kept balances that are not the sum of their entries. */
  balances: 'select from ledger_discrepancies',
  /** Transactions whose debits are not their credits, in some currency. */
  unbalanced: `select from ledger_entries group by ledger_transaction_id, currency
    having sum(case side when 'DEBIT' then amount_minor else -amount_minor end) <> 0`,
  /** Accounts whose receivables are not what their invoices ask for. */
  receivables: `select from billing_accounts
    left join (select billing_account_id, sum(invoice_open_minor(invoice_id)) as open_minor
      from invoices where state = 'FINALIZED' group by 1) as by_invoices using (billing_account_id)
    left join (select billing_account_id, sum(debits_minor - credits_minor) as open_minor
      from ledger_accounts join ledger_balances using (ledger_account_id)
      where code = 'ACCOUNTS_RECEIVABLE' group by 1) as by_ledger using (billing_account_id)
    where coalesce(by_invoices.open_minor, 0) <> coalesce(by_ledger.open_minor, 0)`,
  /** Accounts whose kept credit is not what credit notes say. */
  credits: `select from billing_accounts
    left join (select billing_account_id, sum(amount_minor) as kept from credit_notes
      where applied_to = 'CREDIT_BALANCE' group by 1) as by_notes using (billing_account_id)
    left join (select billing_account_id, sum(credits_minor - debits_minor) as kept
      from ledger_accounts join ledger_balances using (ledger_account_id)
      where code = 'CREDIT_BALANCE' group by 1) as by_ledger using (billing_account_id)
    where coalesce(by_notes.kept, 0) <> coalesce(by_ledger.kept, 0)`,
  /** Numbers of invoices that are missing. */
  missingNumbers: `select from generate_series(1, (select max(number) from invoices)) as wanted
    where not exists (select from invoices where number = wanted)`,
} as const;

/** Recomputes what the ledger says from what it is made of. Every number of its report is 0 where all is well. */
export const verifyLedger: Job = {
  what: 'Compares balances, postings and invoices with each other; every number that it tells is 0 where all is well.',
  run: (run) =>
    run.transaction(async ({ em }) => {
      // Over the whole history: longer than any request may take.
      await em.execute('set local statement_timeout = 0');
      const report: Record<string, number> = {};
      for (const [name, query] of Object.entries(checks)) {
        const [found]: { differences: number }[] = await em.execute(
          `select count(*)::int as differences from (${query}) as different`,
        );
        report[name] = found?.differences ?? 0;
      }
      return report;
    }),
};
