/** What collecting what is owed needs. */
export const collectionCommands: readonly string[] = [
  // What the account still owes on an invoice: money on its way has not arrived.
  `create function invoice_open_minor(wanted bigint) returns bigint
     language sql stable set search_path = public, pg_temp as $$
     select coalesce(sum(amount_minor), 0)::bigint from (
       select amount_minor from invoice_lines where invoice_id = wanted
       union all select -amount_minor from payments where invoice_id = wanted and state = 'SUCCEEDED'
       union all select -amount_minor from credit_notes where invoice_id = wanted
         and applied_to = 'INVOICE'
       union all select -amount_minor from write_offs where invoice_id = wanted
     ) as parts
   $$`,
  `create index on invoices (due_at) where state = 'FINALIZED'`,
];
