/**
 * SQL over `invoices`: those whose period is over, and of which the ledger does not say so. Its one
 * value is the moment of now. An invoice of nothing has no revenue.
 */
export const unrecognised = `invoices.state = 'FINALIZED' and invoices.period_end <= ?
  and exists (select from invoice_lines as line
    where line.invoice_id = invoices.invoice_id and line.kind <> 'TAX' and line.amount_minor > 0)
  and not exists (select from ledger_transactions as moved
    where moved.kind = 'REVENUE_RECOGNISED' and moved.source_ref = invoices.public_ref)`;
