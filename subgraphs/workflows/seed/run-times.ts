import { daysBefore, seedInvoiceCount, seedNumber, seedRunCount, type SeedPlan } from '@demarc/kit';
import type { RunEvent } from '../machine/move-facts.ts';
import { APPROVAL_HOURS } from './definition-catalogue.ts';
import type { RunPath } from './run-path.ts';
import type { RunName } from './run-name.ts';

const MINUTE_MS = 60_000;

/** One run a month in each workspace, the newest within the last three weeks. */
export function runAt({ organization, workspace, run }: RunName, plan: SeedPlan): Date {
  const path = [organization, workspace, run];
  const months = seedRunCount(organization, workspace) - run;
  const day = daysBefore(plan.today, months * 30 + 2 + seedNumber(19, 'run day', ...path));
  return new Date(day.getTime() + seedNumber(24 * 60, 'run minute', ...path) * MINUTE_MS);
}

/** The morning after the month of the organization's first invoice. */
export function firstInvoiceAt(organization: number, { today }: SeedPlan): Date {
  const months = seedInvoiceCount(organization) - 1;
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1, 9));
}

/** People answer within hours, the machine within minutes; an expiry comes when the time is over. */
export function timesOf(
  { events }: RunPath,
  createdAt: Date,
  path: readonly number[],
): readonly Date[] {
  let at = createdAt.getTime();
  return events.map((event, index) => {
    const minutes = 1 + seedNumber(minutesUpTo(event), 'minutes', ...path, index);
    at += (minutes + (event === 'expire' ? APPROVAL_HOURS * 60 : 0)) * MINUTE_MS;
    return new Date(at);
  });
}

function minutesUpTo(event: RunEvent): number {
  return event === 'approve' || event === 'reject' ? 20 * 60 : 30;
}
