import { daysBefore, seedRef } from '@demarc/kit';
import { monthOf, type Customer } from './customer.ts';
import { listedVersionAt, TRIAL_DAYS, type ListedVersion, type PlanCode } from './price-list.ts';

/** A subscription of the history, as it stands at its end. */
export interface PlannedSubscription {
  readonly customer: Customer;
  readonly publicRef: string;
  readonly planCode: PlanCode;
  readonly version: ListedVersion;
  readonly beginsAs: 'TRIALING' | 'ACTIVE';
  readonly state: 'TRIALING' | 'ACTIVE' | 'PAUSED' | 'CANCELLED' | 'ENDED';
  readonly startedAt: Date;
  readonly trialEndsAt: Date;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly cancelledAt: Date | null;
  readonly endedAt: Date | null;
}

/** A customer's subscriptions, oldest first; only who upgrades has two. */
export function plannedSubscriptions(customer: Customer, today: Date): PlannedSubscription[] {
  const first = firstSubscription(customer);
  const { invoices } = customer;
  const lastPeriod = {
    periodStart: monthOf(customer, invoices),
    periodEnd: monthOf(customer, invoices + 1),
  };
  switch (customer.story) {
    case 'PAID_UP':
    case 'OVERDUE':
    case 'DELINQUENT':
      return [first];
    case 'PAUSED':
      return [{ ...first, state: 'PAUSED' }];
    case 'CANCELLED':
      return [{ ...first, state: 'CANCELLED', cancelledAt: today }];
    case 'ENDED':
      return [
        {
          ...first,
          ...lastPeriod,
          state: 'ENDED',
          cancelledAt: daysBefore(today, 18),
          endedAt: today,
        },
      ];
    case 'WRITTEN_OFF':
      return [{ ...first, ...lastPeriod, state: 'ENDED', endedAt: daysBefore(today, 7) }];
    case 'UPGRADING': {
      const upgradedAt = daysBefore(today, TRIAL_DAYS - 3);
      return [
        { ...first, ...lastPeriod, state: 'ENDED', endedAt: upgradedAt },
        upgradeOf(customer, upgradedAt),
      ];
    }
  }
}

function firstSubscription(customer: Customer): PlannedSubscription {
  const { ordinal, planCode, version, startedAt, firstMonth, invoices } = customer;
  return {
    customer,
    publicRef: seedRef('sub', ordinal),
    planCode,
    version,
    beginsAs: 'ACTIVE',
    state: 'ACTIVE',
    startedAt,
    trialEndsAt: firstMonth,
    periodStart: monthOf(customer, invoices + 1),
    periodEnd: monthOf(customer, invoices + 2),
    cancelledAt: null,
    endedAt: null,
  };
}

function upgradeOf(customer: Customer, startedAt: Date): PlannedSubscription {
  const planCode = customer.planCode === 'starter' ? 'team' : 'enterprise';
  const trialEndsAt = daysBefore(startedAt, -TRIAL_DAYS);
  return {
    ...firstSubscription(customer),
    publicRef: seedRef('sub', customer.ordinal, 2),
    planCode,
    version: listedVersionAt(planCode, startedAt),
    beginsAs: 'TRIALING',
    state: 'TRIALING',
    startedAt,
    trialEndsAt,
    periodStart: startedAt,
    periodEnd: trialEndsAt,
  };
}
