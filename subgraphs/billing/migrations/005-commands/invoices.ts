/** What the commands of invoices need. */
export const invoiceCommands: readonly string[] = [];
