/** Everything that foundation can fail with. A closed list: docs/errors.md names each. */
export type FoundationFaultCode =
  | 'CONFIG_INVALID'
  | 'PORT_IN_USE'
  | 'DATABASE_LOCKED'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_NOT_BOOTSTRAPPED';

/** A fault of the ground: what happened, where, and what to do about it stand in `message`. */
export class FoundationFault extends Error {
  override readonly name = 'FoundationFault';
  readonly code: FoundationFaultCode;

  constructor(code: FoundationFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
