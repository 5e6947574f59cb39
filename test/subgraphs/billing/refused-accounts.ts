import { check, copyOf, foreignKey, unique, type RefusedStatement } from './refused-statement.ts';

const newOrganization = { organization_ref: `'org_${'z'.repeat(26)}'` };
const ended = { state: "'ACTIVE'", ended_at: 'null', cancelled_at: 'null' };
const withoutLive =
  "billing_account_id = (select billing_account_id from billing_subscriptions group by 1 having bool_and(state = 'ENDED') order by 1 limit 1)";
const subscription = (changes: Record<string, string>) =>
  copyOf('billing_subscriptions', { ...ended, ...changes }, withoutLive);

/** What billing accounts and subscriptions refuse. */
export const refusedAccounts: readonly RefusedStatement[] = [
  check(
    'a ref of an account that is none',
    'billing_accounts_public_ref_check',
    "update billing_accounts set public_ref = 'x'",
  ),
  check(
    'an organization that is none',
    'billing_accounts_organization_ref_check',
    "update billing_accounts set organization_ref = 'x'",
  ),
  check(
    'an account in no state',
    'ILLEGAL_TRANSITION',
    "update billing_accounts set collection_state = 'PAID'",
  ),
  check(
    'an account that begins past due',
    'ILLEGAL_TRANSITION',
    copyOf('billing_accounts', { ...newOrganization, collection_state: "'PAST_DUE'" }),
  ),
  check(
    'a jump from good standing to delinquent',
    'ILLEGAL_TRANSITION',
    "update billing_accounts set collection_state = 'DELINQUENT' where collection_state = 'GOOD_STANDING'",
  ),
  check(
    'a way back from written off',
    'ILLEGAL_TRANSITION',
    "update billing_accounts set collection_state = 'GOOD_STANDING' where collection_state = 'WRITTEN_OFF'",
  ),
  unique(
    'two accounts of one organization',
    'billing_accounts_organization_ref_key',
    copyOf('billing_accounts', { collection_state: "'GOOD_STANDING'" }),
  ),
  unique(
    'two accounts under one ref',
    'billing_accounts_public_ref_key',
    copyOf('billing_accounts', { ...newOrganization, public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    'an account in no currency',
    'billing_accounts_currency_fkey',
    copyOf('billing_accounts', { ...newOrganization, currency: "'XXX'" }),
  ),

  check(
    'a ref of a subscription that is none',
    'billing_subscriptions_public_ref_check',
    subscription({ public_ref: "'x'" }),
  ),
  check('a subscription in no state', 'ILLEGAL_TRANSITION', subscription({ state: "'LIVE'" })),
  check(
    'a subscription that begins cancelled',
    'ILLEGAL_TRANSITION',
    subscription({ state: "'CANCELLED'" }),
  ),
  check(
    'a life after the end',
    'ILLEGAL_TRANSITION',
    "update billing_subscriptions set state = 'ACTIVE', ended_at = null where state = 'ENDED'",
  ),
  check(
    'a second trial',
    'ILLEGAL_TRANSITION',
    "update billing_subscriptions set state = 'TRIALING' where state = 'ACTIVE'",
  ),
  check(
    'a period that ends before it begins',
    'billing_subscriptions_period',
    subscription({ period_end: 'one.period_start' }),
  ),
  check(
    'a period before the beginning',
    'billing_subscriptions_begun',
    subscription({ started_at: 'one.period_end' }),
  ),
  check(
    'an end without its moment',
    'billing_subscriptions_ended',
    "update billing_subscriptions set state = 'ENDED' where state = 'ACTIVE'",
  ),
  check(
    'a moment of the end before the end',
    'billing_subscriptions_ended',
    "update billing_subscriptions set ended_at = now() where state = 'ACTIVE'",
  ),
  check(
    'a trial without an end',
    'billing_subscriptions_trial',
    subscription({ state: "'TRIALING'", trial_ends_at: 'null' }),
  ),
  check(
    'a cancellation without its moment',
    'billing_subscriptions_cancelled',
    "update billing_subscriptions set state = 'CANCELLED' where state = 'ACTIVE'",
  ),
  unique(
    'two live subscriptions of one account',
    'billing_subscriptions_one_live',
    copyOf('billing_subscriptions', {}, "state = 'ACTIVE'"),
  ),
  unique(
    'two subscriptions under one ref',
    'billing_subscriptions_public_ref_key',
    subscription({ public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    'a subscription of no account',
    'billing_subscriptions_billing_account_id_fkey',
    subscription({ billing_account_id: '0' }),
  ),
  foreignKey(
    'a subscription to nothing',
    'billing_subscriptions_price_plan_version_id_fkey',
    subscription({ price_plan_version_id: '0' }),
  ),
];
