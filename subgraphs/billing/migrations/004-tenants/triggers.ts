/**
 * Triggers judge what is there, not what the tenant who set them off may see: a balance over half of
 * the entries is none. So they work as the owner. Each fixes its search path already.
 */
export const triggerRights: readonly string[] = [
  'guard_invoice_line()',
  'guard_ledger_entry()',
  'assert_ledger_balanced()',
  'assert_ledger_mirrors(bigint)',
  'assert_ledger_has_entries()',
].flatMap((name) => `alter function ${name} security definer`);
