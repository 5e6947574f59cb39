import { createHash } from 'node:crypto';
import { insertAll } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { UsageEvent } from '../model/usage-event.ts';
import { LONGEST_HISTORY, monthsBefore, type Customer } from './customer.ts';
import { plannedUsage } from './usage-plan.ts';

/** Opens the months of the history, and the current one, for usage. */
export async function openUsageMonths(em: EntityManager, today: Date): Promise<void> {
  for (let back = LONGEST_HISTORY; back >= 0; back--) {
    await em.execute('select open_usage_month(?::date)', [monthsBefore(today, back)]);
  }
}

/** Seeds what was metered, as the gateway and the workflow engine would have reported it. */
export async function seedUsage(em: EntityManager, customers: readonly Customer[]): Promise<void> {
  const events = customers.flatMap((customer) =>
    plannedUsage(customer).map((usage) => ({
      ...usage,
      source: usage.workflowRunRef === null ? 'demarc/gateway' : 'demarc/workflows',
      organizationRef: customer.organizationRef,
      quantity: String(usage.quantity),
      ingestDate: usage.occurredAt.toISOString().slice(0, 10),
      payloadHash: createHash('sha256').update(JSON.stringify(usage)).digest(),
      traceId: 'seed',
    })),
  );
  await insertAll(em, UsageEvent, events);
}
