import { tenantPolicy } from '@demarc/kit';
import { ofAccount } from './accounts.ts';

/** What is asked for, and what settles it. Numbers are drawn by triggers, which work as the owner. */
export const invoicePolicies: readonly string[] = [
  ...['invoices', 'payments', 'credit_notes', 'write_offs'].flatMap((table) =>
    tenantPolicy('billing', table, ofAccount),
  ),
  // Through the invoice, whose own policies hold in the subquery.
  ...tenantPolicy(
    'billing',
    'invoice_lines',
    'exists (select from invoices where invoices.invoice_id = invoice_lines.invoice_id)',
  ),
  ...tenantPolicy('billing', 'document_counters', 'false'),
];
