/** What the commands that settle invoices need. */
export const settlementCommands: readonly string[] = [];
