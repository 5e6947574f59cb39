import {
  appendOnly,
  check,
  copyOf,
  foreignKey,
  together,
  unique,
  type RefusedStatement,
} from './refused-statement.ts';

const isDraft = "state = 'DRAFT'";
const isDemand = "state = 'FINALIZED'";
// Of another period, because the draft's own is charged.
const draft = (changes: Record<string, string>) =>
  copyOf('invoices', { period_end: "one.period_end + interval '1 day'", ...changes }, isDraft);
const ofDraft = `invoice_id in (select invoice_id from invoices where ${isDraft})`;
const line = (changes: Record<string, string>, where = ofDraft) =>
  copyOf('invoice_lines', { line_number: '99', ...changes }, where);
const finalize = "state = 'FINALIZED', issued_at = now(), due_at = now()";
const ofDemand = `where invoice_id = (select min(invoice_id) from invoices where ${isDemand})`;
const unsettled = `where ${isDemand} and invoice_settled_minor(invoice_id) = 0`;

/** What invoices, their lines and their numbers refuse. */
export const refusedInvoices: readonly RefusedStatement[] = [
  check(
    'a ref of an invoice that is none',
    'invoices_public_ref_check',
    draft({ public_ref: "'x'" }),
  ),
  check('an invoice in no state', 'ILLEGAL_TRANSITION', draft({ state: "'SENT'" })),
  check(
    'an invoice that begins finalized',
    'ILLEGAL_TRANSITION',
    draft({ state: "'FINALIZED'", number: '1000000', issued_at: 'now()', due_at: 'now()' }),
  ),
  check('a draft with a number', 'invoices_number', draft({ number: '1000000' })),
  check(
    'a draft that is voided',
    'ILLEGAL_TRANSITION',
    `update invoices set state = 'VOID', voided_at = now() where ${isDraft}`,
  ),
  check(
    'a finalized invoice that is a draft again',
    'ILLEGAL_TRANSITION',
    `update invoices set state = 'DRAFT', number = null ${ofDemand}`,
  ),
  check(
    'a void invoice that is finalized again',
    'ILLEGAL_TRANSITION',
    "update invoices set state = 'FINALIZED', voided_at = null where state = 'VOID'",
  ),
  check(
    'a period that ends before it begins',
    'invoices_period',
    draft({ period_end: 'one.period_start' }),
  ),
  check(
    'an invoice finalized without a due date',
    'invoices_issued',
    `update invoices set state = 'FINALIZED', issued_at = now() where ${isDraft}`,
  ),
  check(
    'an invoice due before it is issued',
    'invoices_due',
    `update invoices set ${finalize}, issued_at = now() + interval '1 day' where ${isDraft}`.replace(
      'issued_at = now(), ',
      '',
    ),
  ),
  check(
    'an invoice voided without its moment',
    'invoices_voided',
    `update invoices set state = 'VOID' ${unsettled}`,
  ),
  check(
    'an invoice voided before it was issued',
    'invoices_voided_after',
    `update invoices set state = 'VOID', voided_at = issued_at - interval '1 day' ${unsettled}`,
  ),
  check(
    'an invoice finalized without a line',
    'INVOICE_EMPTY',
    `do $do$ begin delete from invoice_lines where ${ofDraft}; update invoices set ${finalize} where ${isDraft}; end $do$`,
  ),
  ...[
    "due_at = due_at + interval '1 day'",
    'billing_account_id = 1',
    'number = number',
    "public_ref = 'inv_00000000000000000000000000'",
  ].map((change) =>
    check(
      `a finalized invoice with ${change}`,
      'INVOICE_IMMUTABLE',
      `update invoices set ${change} ${ofDemand}`,
    ),
  ),
  check(
    'an invoice that changes while it is voided',
    'INVOICE_IMMUTABLE',
    `update invoices set state = 'VOID', voided_at = now(), due_at = now() ${unsettled}`,
  ),
  check(
    'a void invoice changed',
    'INVOICE_IMMUTABLE',
    "update invoices set voided_at = now() where state = 'VOID'",
  ),
  check(
    'a paid invoice voided',
    'INVOICE_SETTLED',
    `update invoices set state = 'VOID', voided_at = now() where ${isDemand} and invoice_settled_minor(invoice_id) > 0`,
  ),
  check(
    'a finalized invoice deleted',
    'INVOICE_IMMUTABLE',
    `delete from invoices where ${isDemand}`,
  ),
  unique(
    'a period charged twice',
    'invoices_one_a_period',
    draft({ period_end: 'one.period_end' }),
  ),
  check(
    'an invoice finalized without its posting',
    'NOT_POSTED',
    `update invoices set ${finalize} where ${isDraft}`,
  ),
  check(
    'an invoice voided without the reversal',
    'NOT_POSTED',
    `update invoices set state = 'VOID', voided_at = now() ${unsettled}`,
  ),
  appendOnly('invoices emptied', 'APPEND_ONLY', 'truncate invoices cascade'),
  unique(
    'two invoices under one ref',
    'invoices_public_ref_key',
    draft({ public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    'an invoice in another currency than its account',
    'invoices_billing_account_id_currency_fkey',
    draft({ currency: "'GBP'" }),
  ),
  foreignKey(
    'an invoice of no subscription',
    'invoices_billing_subscription_id_fkey',
    draft({ billing_subscription_id: '0' }),
  ),
  unique(
    'a number given twice',
    'invoices_number_key',
    `do $do$ begin
       alter table invoices disable trigger invoices_b_guard;
       update invoices set ${finalize}, number = 1 where ${isDraft};
     end $do$`,
  ),

  check('a line numbered zero', 'invoice_lines_line_number_check', line({ line_number: '0' })),
  check('a line of a kind that nobody knows', 'invoice_lines_kind_check', line({ kind: "'GIFT'" })),
  check('a line without words', 'invoice_lines_description_check', line({ description: "''" })),
  check(
    'a flat line with a meter',
    'invoice_lines_meter',
    line({ meter_code: "'api-calls'" }, `${ofDraft} and kind = 'FLAT'`),
  ),
  check(
    'a quantity below zero',
    'invoice_lines_quantity_check',
    line(
      { quantity: '-1', exact_amount: '-one.unit_amount', amount_minor: '-one.amount_minor' },
      `${ofDraft} and kind = 'FLAT'`,
    ),
  ),
  check(
    'a line that is not quantity times price',
    'INVOICE_LINE_AMOUNT',
    line({ exact_amount: 'one.exact_amount + 1' }),
  ),
  check(
    'a line that is rounded otherwise',
    'INVOICE_LINE_ROUNDING',
    line({ amount_minor: 'one.amount_minor + 1' }),
  ),
  unique(
    'two lines at one place',
    'invoice_lines_invoice_id_line_number_key',
    line({ line_number: 'one.line_number' }),
  ),
  foreignKey(
    'a line by no meter',
    'invoice_lines_meter_code_fkey',
    line({ meter_code: "'none'" }, `${ofDraft} and kind = 'USAGE'`),
  ),
  check(
    'a line added to a finalized invoice',
    'INVOICE_IMMUTABLE',
    line({}, `invoice_id in (select invoice_id from invoices where ${isDemand})`),
  ),
  check(
    'a line of a finalized invoice changed',
    'INVOICE_IMMUTABLE',
    `update invoice_lines set description = 'x' ${ofDemand}`,
  ),
  check(
    'a line of a finalized invoice deleted',
    'INVOICE_IMMUTABLE',
    `delete from invoice_lines ${ofDemand}`,
  ),
  check(
    'a line moved to another invoice',
    'INVOICE_IMMUTABLE',
    `update invoice_lines set invoice_id = (select max(invoice_id) from invoices where ${isDraft}) where invoice_id = (select min(invoice_id) from invoices where ${isDraft})`,
  ),
  appendOnly('lines emptied', 'APPEND_ONLY', 'truncate invoice_lines'),

  unique(
    'usage charged twice',
    'invoiced_usage_once',
    together(
      `insert into invoices (public_ref, billing_account_id, currency, period_start, period_end)
       select 'inv_' || repeat('z', 26), billing_account_id, currency, period_start, period_end
       from invoices where invoice_id = (select max(invoice_id) from invoices where ${isDraft})`,
      `insert into invoiced_usage (usage_event_id, ingest_date, invoice_id)
       select usage_event_id, ingest_date, (select max(invoice_id) from invoices) from invoiced_usage
       where invoice_id = (select max(invoice_id) from invoices where ${isDraft}
         and public_ref <> 'inv_' || repeat('z', 26))`,
    ),
  ),
  check(
    "another account's usage charged",
    'INVOICED_USAGE_FOREIGN',
    `insert into invoiced_usage (usage_event_id, ingest_date, invoice_id)
     select usage_event_id, ingest_date, (select min(invoice_id) from invoices where ${isDraft})
     from usage_events where usage_event_id = (select min(usage_event_id) from usage_events
       where usage_event_id not in (select usage_event_id from invoiced_usage))`,
  ),
  check(
    'usage charged by a finalized invoice',
    'INVOICED_USAGE_FOREIGN',
    `insert into invoiced_usage (usage_event_id, ingest_date, invoice_id)
     select usage_event_id, ingest_date, (select min(invoice_id) from invoices where ${isDemand}
       and billing_account_id = account.billing_account_id)
     from usage_events join billing_accounts as account using (organization_ref)
     where usage_event_id not in (select usage_event_id from invoiced_usage) limit 1`,
  ),
  foreignKey(
    'usage charged by no invoice',
    'invoiced_usage_invoice_id_fkey',
    `do $do$ begin
       alter table invoiced_usage disable trigger invoiced_usage_guard;
       insert into invoiced_usage (usage_event_id, ingest_date, invoice_id) values (0, now(), 0);
     end $do$`,
  ),
  check(
    'usage given free while its invoice stands',
    'INVOICED_USAGE_FIXED',
    'update invoiced_usage set released_at = now()',
  ),
  appendOnly('a note of charged usage deleted', 'APPEND_ONLY', 'delete from invoiced_usage'),
  appendOnly('notes of charged usage emptied', 'APPEND_ONLY', 'truncate invoiced_usage'),
  check(
    'a number left out',
    'DOCUMENT_NUMBER_GAP',
    'update document_counters set last_number = last_number + 2',
  ),
  check(
    'a number taken back',
    'DOCUMENT_NUMBER_GAP',
    'update document_counters set last_number = last_number - 1',
  ),
  appendOnly('a counter deleted', 'APPEND_ONLY', 'delete from document_counters'),
  appendOnly('counters emptied', 'APPEND_ONLY', 'truncate document_counters'),
];
