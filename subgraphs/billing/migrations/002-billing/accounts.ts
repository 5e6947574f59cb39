/** Who is billed, and for which subscription. */
export const accountStatements = [
  `create table billing_accounts (
     billing_account_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^ba_[0-9a-z]{26}$'),
     organization_ref text not null unique check (organization_ref ~ '^org_[0-9a-z]{26}$'),
     currency text not null references currencies,
     collection_state text not null default 'GOOD_STANDING'
       check (collection_state in ('GOOD_STANDING', 'PAST_DUE', 'DELINQUENT', 'WRITTEN_OFF')),
     created_at timestamptz not null default now(),
     version bigint not null default 1,
     unique (billing_account_id, currency)
   )`,
  `create trigger billing_accounts_state before insert or update of collection_state on billing_accounts
     for each row execute function guard_state_transition('collection_state')`,
  // Another plan is another subscription: what was in force at a moment stays readable.
  `create table billing_subscriptions (
     billing_subscription_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^sub_[0-9a-z]{26}$'),
     billing_account_id bigint not null references billing_accounts,
     price_plan_version_id bigint not null references price_plan_versions,
     state text not null check (state in ('TRIALING', 'ACTIVE', 'PAUSED', 'CANCELLED', 'ENDED')),
     started_at timestamptz not null,
     trial_ends_at timestamptz,
     period_start timestamptz not null,
     period_end timestamptz not null,
     cancelled_at timestamptz,
     ended_at timestamptz,
     version bigint not null default 1,
     constraint billing_subscriptions_period check (period_end > period_start),
     constraint billing_subscriptions_begun check (period_start >= started_at),
     constraint billing_subscriptions_ended check ((state = 'ENDED') = (ended_at is not null)),
     constraint billing_subscriptions_trial check (state <> 'TRIALING' or trial_ends_at is not null),
     constraint billing_subscriptions_cancelled check (state <> 'CANCELLED' or cancelled_at is not null)
   )`,
  'create index on billing_subscriptions (billing_account_id, billing_subscription_id)',
  `create unique index billing_subscriptions_one_live on billing_subscriptions (billing_account_id)
     where state <> 'ENDED'`,
  `create trigger billing_subscriptions_state before insert or update of state on billing_subscriptions
     for each row execute function guard_state_transition('state')`,
];
