import { tenantPolicy } from '@demarc/kit';

/** What belongs to an organization by its ref. */
const ofOrganization = 'organization_ref = any((select tenant_organizations())::text[])';

/** What belongs to an organization through the account that is billed for it. */
export const ofAccount = 'billing_account_id = any((select tenant_billing_accounts())::bigint[])';

/** Accounts, and what was bought and granted. */
export const accountPolicies: readonly string[] = [
  // Evaluated once for a statement, as an array: row by row it would join every row to its account.
  `create function tenant_billing_accounts() returns bigint[]
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(array_agg(billing_account_id), '{}') from billing_accounts
       where organization_ref = any(tenant_organizations())
   $$`,
  'revoke execute on function tenant_billing_accounts from public',
  'grant execute on function tenant_billing_accounts to billing_app',
  ...tenantPolicy('billing', 'billing_accounts', ofOrganization),
  ...tenantPolicy('billing', 'billing_subscriptions', ofAccount),
  ...tenantPolicy('billing', 'entitlement_grants', ofOrganization),
];
