/** Everything that a subgraph can fail with before it serves. A closed list: docs/errors.md is proved against it. */
export const subgraphFaults = {
  SUBGRAPH_ENVIRONMENT_INVALID: {
    when: 'An environment variable of the subgraph is malformed.',
    todo: 'Set the variable that the message names.',
  },
  CONTRACT_RESOLVERS_MISMATCH: {
    when: 'The contract names a field without a resolver, or a resolver has no field.',
    todo: 'Add the resolver, or the field, that the message names.',
  },
  SEED_REFUSED: {
    when: 'The seed writes what the role of the application was not granted.',
    todo: 'Grant it in a migration.',
  },
  DATA_KEY_INVALID: {
    when: 'The key for personal data has the wrong length, or is missing beside the data.',
    todo: 'Put the key back, where the message says, that the data was written with.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

export type SubgraphFaultCode = keyof typeof subgraphFaults;

/** A fault of a subgraph's start: `message` says what happened, where, and what to do. */
export class SubgraphFault extends Error {
  override readonly name = 'SubgraphFault';
  readonly code: SubgraphFaultCode;

  constructor(code: SubgraphFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
