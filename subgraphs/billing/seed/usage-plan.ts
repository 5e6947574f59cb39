import { seedNumber, seedRef, seedRunCount, seedWorkspaceCount } from '@demarc/kit';
import { monthOf, type Customer } from './customer.ts';
import type { MeterCode } from './price-list.ts';

/** Something that was metered. */
export interface PlannedUsage {
  readonly eventId: string;
  readonly meterCode: MeterCode;
  readonly quantity: number;
  readonly occurredAt: Date;
  readonly workspaceRef: string;
  readonly workflowRunRef: string | null;
}

const HOUR_MS = 3_600_000;

/** No month is shorter, so what is metered by then is metered within its month. */
const HOURS_OF_MONTH = 28 * 24;

/** All that a customer used: each workspace's calls month by month, and each of its workflow runs. */
export function plannedUsage(customer: Customer): PlannedUsage[] {
  const workspaces = Array.from({ length: seedWorkspaceCount(customer.ordinal) }, (_, i) => i + 1);
  return workspaces.flatMap((workspace) => [
    ...callsOf(customer, workspace),
    ...runsOf(customer, workspace),
  ]);
}

/** How much of a meter was used from one moment up to another. */
export function usageBetween(
  usage: readonly PlannedUsage[],
  meter: MeterCode,
  { from, to }: { readonly from: Date; readonly to: Date },
): number {
  return usage
    .filter((one) => one.meterCode === meter && from <= one.occurredAt && one.occurredAt < to)
    .reduce((total, one) => total + one.quantity, 0);
}

function callsOf(customer: Customer, workspace: number): PlannedUsage[] {
  const { ordinal, invoices } = customer;
  return Array.from({ length: invoices }, (_, index) => ({
    eventId: `calls-${ordinal}-${workspace}-${index + 1}`,
    meterCode: 'api-calls',
    quantity: 500 + seedNumber(40_000, 'calls', ordinal, workspace, index + 1),
    occurredAt: momentIn(customer, index + 1, `calls-${workspace}`),
    workspaceRef: seedRef('wsp', ordinal, workspace),
    workflowRunRef: null,
  }));
}

function runsOf(customer: Customer, workspace: number): PlannedUsage[] {
  const { ordinal, invoices } = customer;
  return Array.from({ length: seedRunCount(ordinal, workspace) }, (_, index) => {
    const run = index + 1;
    const month = 1 + seedNumber(invoices, 'run-month', ordinal, workspace, run);
    return {
      eventId: `run-${ordinal}-${workspace}-${run}`,
      meterCode: 'workflow-runs',
      quantity: 1,
      occurredAt: momentIn(customer, month, `run-${workspace}-${run}`),
      workspaceRef: seedRef('wsp', ordinal, workspace),
      workflowRunRef: seedRef('run', ordinal, workspace, run),
    };
  });
}

function momentIn(customer: Customer, invoice: number, name: string): Date {
  const hours = seedNumber(HOURS_OF_MONTH, 'usage', customer.ordinal, invoice, name);
  return new Date(monthOf(customer, invoice).getTime() + hours * HOUR_MS);
}
