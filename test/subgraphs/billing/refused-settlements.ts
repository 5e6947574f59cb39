import {
  check,
  copyOf,
  foreignKey,
  keptForEver,
  together,
  unique,
  appendOnly,
  type RefusedStatement,
} from './refused-statement.ts';

/** An invoice with room for more money. */
const open = `(select invoice_id from invoices where state = 'FINALIZED' and invoice_settled_minor(invoice_id) = 0
  order by invoice_id limit 1)`;
const ofOpen = {
  invoice_id: open,
  billing_account_id: `(select billing_account_id from invoices where invoice_id = ${open})`,
  currency: `(select currency from invoices where invoice_id = ${open})`,
  amount_minor: '1',
};
const pending = { state: "'PENDING'", settled_at: 'null', failure_code: 'null' };
const payment = (changes: Record<string, string>) =>
  copyOf('payments', { ...ofOpen, ...pending, ...changes });
const note = (changes: Record<string, string>) =>
  copyOf('credit_notes', { ...ofOpen, applied_to: "'INVOICE'", ...changes });
const writeOff = (changes: Record<string, string>) =>
  copyOf('write_offs', { ...ofOpen, ...changes });
const total = `(select sum(amount_minor) from invoice_lines where invoice_id = ${open})`;
const voided = "(select min(invoice_id) from invoices where state = 'VOID')";
const drafted = "(select min(invoice_id) from invoices where state = 'DRAFT')";

/** What payments, credit notes and write-offs refuse. */
export const refusedSettlements: readonly RefusedStatement[] = [
  check(
    'a ref of a payment that is none',
    'payments_public_ref_check',
    payment({ public_ref: "'x'" }),
  ),
  check('a payment of nothing', 'payments_amount_minor_check', payment({ amount_minor: '0' })),
  check('a payment in no state', 'ILLEGAL_TRANSITION', payment({ state: "'SENT'" })),
  check(
    'a payment that begins as a success',
    'ILLEGAL_TRANSITION',
    payment({ state: "'SUCCEEDED'", settled_at: 'now()' }),
  ),
  check(
    'a failed payment that succeeds after all',
    'ILLEGAL_TRANSITION',
    "update payments set state = 'SUCCEEDED', settled_at = now(), failure_code = null where state = 'FAILED'",
  ),
  check(
    'a pending payment that is given back',
    'ILLEGAL_TRANSITION',
    together(
      payment({}),
      "update payments set state = 'REFUNDED', settled_at = now() where payment_id = 1000000",
    ),
  ),
  check(
    'a way of paying that nobody knows',
    'payments_method_check',
    payment({ method: "'CASH'" }),
  ),
  check(
    'a success without its moment',
    'payments_settled',
    together(payment({}), "update payments set state = 'SUCCEEDED' where payment_id = 1000000"),
  ),
  check(
    'a failure without a reason',
    'payments_failed',
    together(payment({}), "update payments set state = 'FAILED' where payment_id = 1000000"),
  ),
  check(
    'a payment that arrived before it was asked for',
    'payments_settled_after',
    together(
      payment({}),
      "update payments set state = 'SUCCEEDED', settled_at = requested_at - interval '1 day' where payment_id = 1000000",
    ),
  ),
  check(
    'a payment of another amount',
    'PAYMENT_IMMUTABLE',
    'update payments set amount_minor = amount_minor + 1',
  ),
  check(
    'a payment whose moment moves',
    'PAYMENT_IMMUTABLE',
    "update payments set state = 'REFUNDED', settled_at = now() where state = 'SUCCEEDED'",
  ),
  check(
    'a payment that changes without its state',
    'PAYMENT_IMMUTABLE',
    "update payments set failure_code = 'other' where state = 'FAILED'",
  ),
  unique(
    'two payments under one ref',
    'payments_public_ref_key',
    payment({ public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    "a payment of another account's invoice",
    'payments_invoice_id_billing_account_id_currency_fkey',
    payment({ billing_account_id: '0' }),
  ),
  foreignKey(
    'a payment in another currency',
    'payments_invoice_id_billing_account_id_currency_fkey',
    payment({ currency: "'GBP'" }),
  ),
  check('a payment of a draft', 'INVOICE_NOT_FINALIZED', payment({ invoice_id: drafted })),
  check('a payment of a void invoice', 'INVOICE_NOT_FINALIZED', payment({ invoice_id: voided })),
  check('a payment of no invoice', 'INVOICE_NOT_FINALIZED', payment({ invoice_id: '0' })),
  check(
    'a payment of more than is open',
    'SETTLEMENT_EXCEEDS_INVOICE',
    payment({ amount_minor: `${total} + 1` }),
  ),
  check(
    'two payments on their way that together are too much',
    'SETTLEMENT_EXCEEDS_INVOICE',
    together(
      payment({ amount_minor: total }),
      copyOf(
        'payments',
        { payment_id: '1000001', public_ref: `'pay_${'y'.repeat(26)}'` },
        'payment_id = 1000000',
      ),
    ),
  ),
  check(
    'a payment under a reference of nothing',
    'payments_provider_reference',
    payment({ provider_reference: "''" }),
  ),
  unique(
    'two payments under one reference of the provider',
    'payments_one_a_reference',
    together(
      payment({ provider_reference: "'ch_1'" }),
      copyOf(
        'payments',
        { payment_id: '1000001', public_ref: `'pay_${'y'.repeat(26)}'`, amount_minor: '1' },
        'payment_id = 1000000',
      ),
    ),
  ),
  check(
    'a payment that succeeds without its posting',
    'NOT_POSTED',
    together(
      payment({}),
      "update payments set state = 'SUCCEEDED', settled_at = requested_at where payment_id = 1000000",
    ),
  ),
  check(
    'a payment given back without the reversal',
    'NOT_POSTED',
    "update payments set state = 'REFUNDED' where payment_id = (select min(payment_id) from payments where state = 'SUCCEEDED')",
  ),
  check('a credit note without its posting', 'NOT_POSTED', note({})),
  check('a write-off without its posting', 'NOT_POSTED', writeOff({})),
  appendOnly('payments deleted', 'APPEND_ONLY', 'delete from payments'),
  appendOnly('payments emptied', 'APPEND_ONLY', 'truncate payments'),

  check(
    'a ref of a credit note that is none',
    'credit_notes_public_ref_check',
    note({ public_ref: "'x'" }),
  ),
  check('a credit of nothing', 'credit_notes_amount_minor_check', note({ amount_minor: '0' })),
  check(
    'a credit that goes nowhere',
    'credit_notes_applied_to_check',
    note({ applied_to: "'CASH'" }),
  ),
  check('a credit without a reason', 'credit_notes_reason_check', note({ reason: "''" })),
  unique(
    'two credit notes under one ref',
    'credit_notes_public_ref_key',
    note({ public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    "a credit on another account's invoice",
    'credit_notes_invoice_id_billing_account_id_currency_fkey',
    note({ billing_account_id: '0' }),
  ),
  check('a credit on a draft', 'INVOICE_NOT_FINALIZED', note({ invoice_id: drafted })),
  check(
    'a credit of more than is open',
    'SETTLEMENT_EXCEEDS_INVOICE',
    note({ amount_minor: `${total} + 1` }),
  ),
  check(
    'a credit for the account of more than the invoice',
    'SETTLEMENT_EXCEEDS_INVOICE',
    note({ applied_to: "'CREDIT_BALANCE'", amount_minor: `${total} + 1` }),
  ),
  unique(
    'a number of a credit note given twice',
    'credit_notes_number_key',
    `do $do$ begin
       alter table credit_notes disable trigger credit_notes_settle;
       ${note({})};
     end $do$`,
  ),
  ...keptForEver('credit_notes', 'reason'),

  check(
    'a ref of a write-off that is none',
    'write_offs_public_ref_check',
    writeOff({ public_ref: "'x'" }),
  ),
  check('a write-off of nothing', 'write_offs_amount_minor_check', writeOff({ amount_minor: '0' })),
  check('a write-off without a reason', 'write_offs_reason_check', writeOff({ reason: "''" })),
  unique(
    'two write-offs under one ref',
    'write_offs_public_ref_key',
    writeOff({ public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    "a write-off of another account's invoice",
    'write_offs_invoice_id_billing_account_id_currency_fkey',
    writeOff({ billing_account_id: '0' }),
  ),
  check(
    'a write-off of more than is open',
    'SETTLEMENT_EXCEEDS_INVOICE',
    writeOff({ amount_minor: `${total} + 1` }),
  ),
  ...keptForEver('write_offs', 'reason'),
];
