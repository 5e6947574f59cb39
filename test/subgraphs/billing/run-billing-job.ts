import { billing } from '@demarc/billing';
import { runJob, type JobReport } from '@demarc/kit';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** Runs a job of billing at a moment. */
export function runBillingJob(
  { database }: TestSubgraph,
  name: string,
  now: string,
): Promise<JobReport> {
  const job = billing.jobs?.[name];
  if (job === undefined) throw new TypeError(`Billing has no job ${name}.`);
  return runJob(job, { context: 'billing', database, now: new Date(now) });
}
