/** Everything that supergraph can fail with. A closed list: docs/errors.md names each. */
export type SupergraphFaultCode = 'CONTRACT_UNREADABLE' | 'FILE_NOT_WRITTEN';

/** A fault of the machinery, not of a contract: what happened, where, and what to do about it. */
export class SupergraphFault extends Error {
  override readonly name = 'SupergraphFault';
  readonly code: SupergraphFaultCode;

  constructor(code: SupergraphFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
