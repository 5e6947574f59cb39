import {
  check,
  copyOf,
  foreignKey,
  keptForEver,
  together,
  unique,
  type RefusedStatement,
} from './refused-statement.ts';

const isDirect = 'reverses_id is null';
const newRequest = {
  request_id: "'a-request-of-this-test'",
  source_ref: "'a source of this test'",
};
const transaction = (changes: Record<string, string> = {}, where = isDirect) =>
  copyOf('ledger_transactions', { ...newRequest, ...changes }, where);

/** The cash of the house in one currency. */
const cash = (currency: string) =>
  `(select ledger_account_id from ledger_accounts where code = 'CASH' and currency = '${currency}')`;
const revenue = (currency: string) =>
  `(select ledger_account_id from ledger_accounts where code = 'REVENUE' and currency = '${currency}')`;
const entry = (side: string, amount: number, account = cash('EUR'), currency = 'EUR') =>
  `insert into ledger_entries (ledger_transaction_id, ledger_account_id, side, amount_minor, currency)
   values (1000000, ${account}, '${side}', ${amount}, '${currency}')`;
const balanced = [entry('DEBIT', 5), entry('CREDIT', 5, revenue('EUR'))];
/** An invoice's first posting that nothing has reversed. */
const reversible = `(select min(ledger_transaction_id) from ledger_transactions as first
  where kind = 'INVOICE_FINALIZED' and not exists (
    select from ledger_transactions where reverses_id = first.ledger_transaction_id))`;
const reversal = { kind: "'REVERSAL'", reverses_id: reversible };

/** A payment that is posted as commands post, with something different about it. */
const posting = (changes: object) =>
  `select post_to_ledger('${JSON.stringify([
    {
      public_ref: `ltx_${'y'.repeat(26)}`,
      billing_account_id: 1,
      kind: 'PAYMENT_SETTLED',
      source_ref: 'a source of this test',
      effective_at: '2026-11-02T00:00:00Z',
      reverses: null,
      entries: [
        { side: 'DEBIT', code: 'CASH', amount_minor: 1 },
        { side: 'CREDIT', code: 'ACCOUNTS_RECEIVABLE', amount_minor: 1 },
      ],
      ...changes,
    },
  ])}'::json, 'test')`;

/** What the ledger refuses. */
export const refusedLedger: readonly RefusedStatement[] = [
  check(
    'debits without credits',
    'LEDGER_UNBALANCED',
    together(transaction(), entry('DEBIT', 5), entry('DEBIT', 5)),
  ),
  check(
    'a cent too few',
    'LEDGER_UNBALANCED',
    together(transaction(), entry('DEBIT', 5), entry('CREDIT', 4, revenue('EUR'))),
  ),
  check(
    'currencies that balance only together',
    'LEDGER_UNBALANCED',
    together(transaction(), entry('DEBIT', 5), entry('CREDIT', 5, cash('USD'), 'USD')),
  ),
  check(
    'an entry added once the check was forced early',
    'LEDGER_UNBALANCED',
    together(
      transaction(),
      ...balanced,
      'set constraints all immediate',
      'set constraints all deferred',
      entry('DEBIT', 1),
    ),
  ),
  check(
    "a posting to nobody's account",
    'LEDGER_FOREIGN_ACCOUNT',
    posting({ billing_account_id: 0 }),
  ),
  check(
    "a posting to another tenant's account",
    'LEDGER_FOREIGN_ACCOUNT',
    together(
      "perform set_config('app.scope', '', true), set_config('app.organizations', '{org_other}', true)",
      posting({}).replace('select', 'perform'),
    ),
  ),
  check(
    'a posting to an account that the chart does not have',
    'LEDGER_UNKNOWN_CODE',
    posting({ entries: [{ side: 'DEBIT', code: 'POCKET', amount_minor: 1 }] }),
  ),
  check('a transaction without entries', 'LEDGER_EMPTY_TRANSACTION', transaction()),
  check(
    'an entry in another currency than its account',
    'LEDGER_CURRENCY_MISMATCH',
    together(transaction(), entry('DEBIT', 5, cash('EUR'), 'USD')),
  ),
  check(
    'an entry of no account',
    'LEDGER_CURRENCY_MISMATCH',
    together(transaction(), entry('DEBIT', 5, '0')),
  ),
  check(
    'entries added to a transaction of before',
    'LEDGER_TX_SEALED',
    `insert into ledger_entries (ledger_transaction_id, ledger_account_id, side, amount_minor, currency)
     select ledger_transaction_id, ledger_account_id, side, amount_minor, currency from ledger_entries
     where ledger_transaction_id = 1`,
  ),
  check('an entry of no transaction', 'LEDGER_TX_SEALED', entry('DEBIT', 5)),
  ...[0, -5].map((amount) =>
    check(
      `an entry of ${amount}`,
      'ledger_entries_amount',
      together(transaction(), entry('DEBIT', amount)),
    ),
  ),
  check(
    'an entry on no side',
    'ledger_entries_side_check',
    together(transaction(), entry('LEFT', 5)),
  ),

  check(
    'a ref of a transaction that is none',
    'ledger_transactions_public_ref_check',
    transaction({ public_ref: "'x'" }),
  ),
  check(
    'a transaction of a kind that nobody knows',
    'ledger_transactions_kind_check',
    transaction({ kind: "'GIFT'" }),
  ),
  check(
    'a request id that is too short',
    'ledger_transactions_request_id_check',
    transaction({ request_id: "'short'" }),
  ),
  unique(
    'a request made twice',
    'ledger_transactions_request',
    transaction({ request_id: 'one.request_id' }),
  ),
  unique(
    'two transactions for one cause',
    'ledger_transactions_single',
    transaction({ source_ref: 'one.source_ref' }),
  ),
  unique(
    'two transactions under one ref',
    'ledger_transactions_public_ref_key',
    transaction({ public_ref: 'one.public_ref' }),
  ),
  check(
    'a reversal of nothing',
    'ledger_transactions_reversal',
    transaction({ kind: "'REVERSAL'" }),
  ),
  check(
    'another kind that reverses',
    'ledger_transactions_reversal',
    transaction({ reverses_id: reversible }),
  ),
  foreignKey(
    'a reversal of no transaction',
    'ledger_transactions_reverses_id_fkey',
    transaction({ kind: "'REVERSAL'", reverses_id: '0' }),
  ),
  unique(
    'a second reversal',
    'ledger_transactions_reversed_once',
    transaction({}, 'reverses_id is not null'),
  ),
  check(
    'a reversal that does not undo',
    'LEDGER_REVERSAL_MISMATCH',
    together(transaction(reversal), ...balanced),
  ),

  unique(
    'two accounts of the house alike',
    'ledger_accounts_single',
    copyOf('ledger_accounts', {}, 'billing_account_id is null'),
  ),
  unique(
    'two accounts of a customer alike',
    'ledger_accounts_single',
    copyOf('ledger_accounts', {}, 'billing_account_id is not null'),
  ),
  foreignKey(
    "an account in another currency than its customer's",
    'ledger_accounts_billing_account_id_currency_fkey',
    copyOf('ledger_accounts', { currency: "'GBP'" }, 'billing_account_id is not null'),
  ),
  foreignKey(
    'an account that the chart does not have',
    'ledger_accounts_code_fkey',
    copyOf('ledger_accounts', { code: "'POCKET'" }),
  ),
  foreignKey(
    'an account in no currency',
    'ledger_accounts_currency_fkey',
    copyOf('ledger_accounts', { currency: "'XXX'" }, 'billing_account_id is null'),
  ),
  check(
    'a kind of account that nobody knows',
    'ledger_chart_kind_check',
    "insert into ledger_chart values ('A', 'PET', 'DEBIT')",
  ),
  check(
    'a normal side that is none',
    'ledger_chart_normal_side_check',
    "insert into ledger_chart values ('A', 'ASSET', 'LEFT')",
  ),
  foreignKey(
    'a balance of no account',
    'ledger_balances_ledger_account_id_fkey',
    'insert into ledger_balances values (0, 1, 1, 1)',
  ),

  ...keptForEver('ledger_entries', 'side'),
  ...keptForEver('ledger_transactions', 'source_ref'),
  ...keptForEver('ledger_accounts', 'code'),
  ...keptForEver('ledger_chart', 'kind'),
];
