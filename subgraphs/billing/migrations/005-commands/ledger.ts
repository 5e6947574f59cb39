/** What posting and checking the ledger needs. */
export const ledgerCommands: readonly string[] = [];
