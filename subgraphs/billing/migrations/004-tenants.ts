import type { Migration } from '@demarc/foundation/database';
import { accountPolicies } from './004-tenants/accounts.ts';
import { invoicePolicies } from './004-tenants/invoices.ts';
import { ledgerPolicies } from './004-tenants/ledger.ts';
import { triggerRights } from './004-tenants/triggers.ts';
import { usagePolicies } from './004-tenants/usage.ts';

/**
 * Whose rows are whose. What is sold is everybody's to read: `currencies`, `meters`, `price_plans`,
 * `price_plan_versions`, `prices`, `price_plan_features`, `ledger_chart` and `state_transitions` hold
 * nothing of a tenant and stay without policies.
 */
export const tenantsMigration: Migration = {
  name: '004-tenants',
  statements: [
    ...accountPolicies,
    ...usagePolicies,
    ...invoicePolicies,
    ...ledgerPolicies,
    ...triggerRights,
  ],
};
