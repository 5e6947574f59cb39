import type { Job } from '@demarc/kit';

/** Makes the kept balances anew from the entries alone. Nobody posts meanwhile. */
export const rebuildLedgerBalances: Job = {
  what: 'Makes the balances of the ledger anew from its entries, and tells how many were wrong.',
  run: (run) =>
    run.transaction(async ({ em }) => {
      await em.execute('set local statement_timeout = 0');
      const [wrong]: { mended: number }[] = await em.execute(
        'select count(*)::int as mended from ledger_discrepancies',
      );
      await em.execute('select rebuild_ledger_balances()');
      const [kept]: { accounts: number }[] = await em.execute(
        'select count(*)::int as accounts from ledger_balances',
      );
      return { mended: wrong?.mended ?? 0, accounts: kept?.accounts ?? 0 };
    }),
};
