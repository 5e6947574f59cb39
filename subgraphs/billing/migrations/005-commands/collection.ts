/** What collecting what is owed needs. */
export const collectionCommands: readonly string[] = [];
