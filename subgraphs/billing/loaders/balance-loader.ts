import DataLoader from 'dataloader';
import type { EntityManager } from '@mikro-orm/sql';

/**
 * What billing accounts owe, in minor units, by primary key: receivables less the credit kept for
 * them. An account without a ledger entry owes nothing.
 */
export function balanceLoader(em: EntityManager): DataLoader<bigint, bigint> {
  return new DataLoader(async (accounts) => {
    const rows: { billing_account_id: string; balance_minor: string }[] = await em.execute(
      `select billing_account_id, sum(debits_minor - credits_minor)::text as balance_minor
       from ledger_accounts join ledger_balances using (ledger_account_id)
       where code in ('ACCOUNTS_RECEIVABLE', 'CREDIT_BALANCE')
         and billing_account_id = any(array(select json_array_elements_text(?::json)::bigint))
       group by billing_account_id`,
      [JSON.stringify(accounts.map(String))],
    );
    const balances = new Map(
      rows.map((row) => [BigInt(row.billing_account_id), BigInt(row.balance_minor)]),
    );
    return accounts.map((account) => balances.get(account) ?? 0n);
  });
}
