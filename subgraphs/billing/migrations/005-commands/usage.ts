/** What the intake of usage needs. */
export const usageCommands: readonly string[] = [];
