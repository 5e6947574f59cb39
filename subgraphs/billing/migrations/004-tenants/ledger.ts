import { tenantPolicy } from '@demarc/kit';
import { ofAccount } from './accounts.ts';

const ofOwnLedger = 'ledger_account_id = any((select tenant_ledger_accounts())::bigint[])';

/** Nothing is added as a tenant: the function that posts works as the owner, and judges for whom. */
const byPostingAlone = { insert: 'false' };

/**
 * The ledger. A tenant sees the entries on its own accounts, and the transactions that hold them. The
 * house's accounts are nobody's: what is posted there for a tenant is not the tenant's to read.
 */
export const ledgerPolicies: readonly string[] = [
  `create function tenant_ledger_accounts() returns bigint[]
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(array_agg(ledger_account_id), '{}') from ledger_accounts
       where billing_account_id = any(tenant_billing_accounts())
   $$`,
  'revoke execute on function tenant_ledger_accounts from public',
  'grant execute on function tenant_ledger_accounts to billing_app',
  ...tenantPolicy('billing', 'ledger_accounts', ofAccount, byPostingAlone),
  ...tenantPolicy('billing', 'ledger_entries', ofOwnLedger, byPostingAlone),
  ...tenantPolicy(
    'billing',
    'ledger_transactions',
    `exists (select from ledger_entries
       where ledger_entries.ledger_transaction_id = ledger_transactions.ledger_transaction_id)`,
    byPostingAlone,
  ),
  ...tenantPolicy('billing', 'ledger_balances', ofOwnLedger),
  // A view reads as its owner, for whom no policy holds, unless it is told otherwise.
  'alter view ledger_sums set (security_invoker = true)',
  'alter view ledger_discrepancies set (security_invoker = true)',
];
