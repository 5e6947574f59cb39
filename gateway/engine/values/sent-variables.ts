/** The variables of the client's operation, as it sent them. */
export type SentVariables = Readonly<Record<string, unknown>>;
