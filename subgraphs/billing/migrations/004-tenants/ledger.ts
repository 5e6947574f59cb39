import { tenantPolicy } from '@demarc/kit';
import { ofAccount } from './accounts.ts';

const ofOwnLedger = 'ledger_account_id = any((select tenant_ledger_accounts())::bigint[])';

/**
 * The ledger. A tenant sees the entries on its own accounts, and the transactions that hold them. The
 * house's accounts are nobody's: a tenant's transaction posts to them, and reads nothing there. So
 * entries are inserted without `returning`, which would read what was written.
 */
export const ledgerPolicies: readonly string[] = [
  `create function tenant_ledger_accounts() returns bigint[]
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(array_agg(ledger_account_id), '{}') from ledger_accounts
       where billing_account_id = any(tenant_billing_accounts())
   $$`,
  `create function house_ledger_accounts() returns bigint[]
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(array_agg(ledger_account_id), '{}') from ledger_accounts
       where billing_account_id is null
   $$`,
  // By name, because posting needs the key of an account that it cannot read.
  `create function house_ledger_account(wanted_code text, wanted_currency text) returns bigint
     language sql stable security definer set search_path = public, pg_temp as $$
     select ledger_account_id from ledger_accounts
       where billing_account_id is null and code = wanted_code and currency = wanted_currency
   $$`,
  ...['tenant_ledger_accounts', 'house_ledger_accounts', 'house_ledger_account'].flatMap((name) => [
    `revoke execute on function ${name} from public`,
    `grant execute on function ${name} to billing_app`,
  ]),
  ...tenantPolicy('billing', 'ledger_accounts', ofAccount),
  ...tenantPolicy('billing', 'ledger_entries', ofOwnLedger, {
    insert: `${ofOwnLedger} or ledger_account_id = any((select house_ledger_accounts())::bigint[])`,
  }),
  // Before it has entries, a transaction is seen by whoever is writing it.
  ...tenantPolicy(
    'billing',
    'ledger_transactions',
    `tx_id = pg_current_xact_id_if_assigned() or exists (select from ledger_entries
       where ledger_entries.ledger_transaction_id = ledger_transactions.ledger_transaction_id)`,
    { insert: 'true' },
  ),
  ...tenantPolicy('billing', 'ledger_balances', ofOwnLedger),
  // A view reads as its owner, for whom no policy holds, unless it is told otherwise.
  'alter view ledger_sums set (security_invoker = true)',
  'alter view ledger_discrepancies set (security_invoker = true)',
];
