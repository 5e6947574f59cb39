/** Everything that a subgraph can fail with before it serves. docs/errors.md names each. */
export type SubgraphFaultCode =
  'SUBGRAPH_ENVIRONMENT_INVALID' | 'CONTRACT_RESOLVERS_MISMATCH' | 'DATA_KEY_INVALID';

/** A fault of a subgraph's start: `message` says what happened, where, and what to do. */
export class SubgraphFault extends Error {
  override readonly name = 'SubgraphFault';
  readonly code: SubgraphFaultCode;

  constructor(code: SubgraphFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
