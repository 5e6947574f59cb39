import type { Job } from '@demarc/kit';
import { closePeriods } from './jobs/close-periods.ts';
import { dun } from './jobs/dun.ts';
import { openUsageMonths } from './jobs/open-usage-months.ts';
import { rebuildLedgerBalances } from './jobs/rebuild-ledger-balances.ts';
import { recogniseRevenue } from './jobs/recognise-revenue.ts';
import { verifyLedger } from './jobs/verify-ledger.ts';

/** What of billing's work a clock or an operator asks for, by name. */
export const billingJobs: Readonly<Record<string, Job>> = {
  'close-periods': closePeriods,
  'recognise-revenue': recogniseRevenue,
  dun,
  'open-usage-months': openUsageMonths,
  'verify-ledger': verifyLedger,
  'rebuild-ledger-balances': rebuildLedgerBalances,
};
