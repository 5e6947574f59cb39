import DataLoader from 'dataloader';
import type { EntityManager } from '@mikro-orm/sql';
import { roundToMinor, type Money } from '../model/money.ts';

/** A cost, and whose it is. */
export interface UsageCost extends Money {
  readonly organizationRef: string;
}

interface CostRow {
  readonly workflow_run_ref: string;
  readonly organization_ref: string;
  readonly exact_amount: string;
  readonly currency: string;
  readonly minor_units: number;
}

/**
 * What the usage of workflow runs costs, by the run's ref: each event at the price of the subscription
 * that was in force when it occurred, the sum rounded once. Null where nothing metered has a price.
 */
export function usageCostLoader(em: EntityManager): DataLoader<string, UsageCost | null> {
  return new DataLoader(async (runs) => {
    // What is no ref was never stored, and might be no text that PostgreSQL can read.
    const refs = runs.filter((run) => /^run_[0-9a-z]{26}$/.test(run));
    const rows: CostRow[] = await em.execute(costStatement, [JSON.stringify(refs)]);
    const costs = new Map(rows.map((row) => [row.workflow_run_ref, toCost(row)]));
    return runs.map((run) => costs.get(run) ?? null);
  });
}

function toCost(row: CostRow): UsageCost {
  return {
    organizationRef: row.organization_ref,
    amountMinor: roundToMinor(row.exact_amount, { minorUnits: row.minor_units }),
    currency: row.currency,
  };
}

const costStatement = `
  select workflow_run_ref, organization_ref, sum(quantity * unit_amount)::text as exact_amount, account.currency,
    currencies.minor_units
  from usage_events as usage
  join billing_accounts as account using (organization_ref)
  join currencies on currencies.code = account.currency
  cross join lateral (
    select price_plan_version_id from billing_subscriptions
    where billing_account_id = account.billing_account_id
      and started_at <= usage.occurred_at
      and (ended_at is null or usage.occurred_at < ended_at)
    order by started_at desc limit 1
  ) as in_force
  join prices on prices.price_plan_version_id = in_force.price_plan_version_id
    and prices.meter_code = usage.meter_code and prices.currency = account.currency
  where workflow_run_ref = any(array(select json_array_elements_text(?::json)))
  group by workflow_run_ref, organization_ref, account.currency, currencies.minor_units`;
