import type { EntityManager } from '@mikro-orm/sql';
import type { BillingAccount } from '../model/billing-account.ts';

/** Usage of an account, up to a moment. */
export interface UsageSpan {
  readonly account: Pick<BillingAccount, 'billingAccountId' | 'organizationRef' | 'currency'>;
  readonly until: Date;
}

/** What was used of one meter at one price. */
export interface UsageSum {
  readonly meterCode: string;
  readonly meterName: string;
  /** Decimal numbers, exact. */
  readonly quantity: string;
  readonly unitAmount: string;
  /** Whether an earlier invoice would have charged for it, had it been heard of in time. */
  readonly isLate: boolean;
}

/** When the first usage occurred that no invoice charges for yet; null where every event is charged. */
export async function firstUncharged(em: EntityManager, span: UsageSpan): Promise<Date | null> {
  const [row]: { first: string | Date | null }[] = await em.execute(
    `select min(usage.occurred_at) as first ${priced} and ${uncharged}`,
    valuesOf(span),
  );
  return row?.first == null ? null : new Date(row.first);
}

/**
 * Notes that an invoice charges for every event of the span that none charges for yet, and sums them
 * up. First noted and then summed, so that both are over the same events, whatever is reported meanwhile.
 *
 * @param lateBefore - up to when earlier invoices have charged; null where there are none
 */
export async function chargeUsage(
  em: EntityManager,
  span: UsageSpan,
  { invoiceId, lateBefore }: { readonly invoiceId: bigint; readonly lateBefore: Date | null },
): Promise<readonly UsageSum[]> {
  await em.execute(
    `insert into invoiced_usage (usage_event_id, ingest_date, invoice_id)
     select usage.usage_event_id, usage.ingest_date, ?::bigint ${priced} and ${uncharged}`,
    [String(invoiceId), ...valuesOf(span)],
  );
  const rows: SumRow[] = await em.execute(
    `select usage.meter_code, meters.name, sum(usage.quantity)::text as quantity,
       prices.unit_amount::text as unit_amount,
       usage.occurred_at < coalesce(?::timestamptz, '-infinity') as is_late
     ${priced} and usage.usage_event_id in (
       select usage_event_id from invoiced_usage where invoice_id = ?::bigint)
     group by usage.meter_code, meters.name, prices.unit_amount, is_late
     order by is_late, usage.meter_code, prices.unit_amount`,
    [lateBefore, ...valuesOf(span), String(invoiceId)],
  );
  return rows.map((row) => ({
    meterCode: row.meter_code,
    meterName: row.name,
    quantity: row.quantity,
    unitAmount: row.unit_amount,
    isLate: row.is_late,
  }));
}

interface SumRow {
  readonly meter_code: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit_amount: string;
  readonly is_late: boolean;
}

/** Each event at the price of the subscription that was in force when it occurred; a trial is free. */
const priced = `
  from usage_events as usage
  join meters using (meter_code)
  cross join lateral (
    select price_plan_version_id, trial_ends_at from billing_subscriptions
    where billing_account_id = ?::bigint and started_at <= usage.occurred_at
      and (ended_at is null or usage.occurred_at < ended_at)
    order by started_at desc limit 1
  ) as in_force
  join prices on prices.price_plan_version_id = in_force.price_plan_version_id
    and prices.meter_code = usage.meter_code and prices.currency = ?
  where usage.organization_ref = ? and usage.occurred_at < ?
    and (in_force.trial_ends_at is null or usage.occurred_at >= in_force.trial_ends_at)`;

const uncharged = `not exists (
  select from invoiced_usage as charged
  where charged.usage_event_id = usage.usage_event_id and charged.released_at is null)`;

/** The values of `priced`, in its order. */
function valuesOf({ account, until }: UsageSpan): unknown[] {
  const { billingAccountId, currency, organizationRef } = account;
  return [String(billingAccountId), currency, organizationRef, until];
}
