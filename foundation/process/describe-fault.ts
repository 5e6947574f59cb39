/** What a log may say of something that broke. */
export interface FaultDescription {
  readonly name: string;
  readonly code: unknown;
  /** The innermost message; of a database only the code word that our own triggers raise. */
  readonly reason: string | undefined;
  readonly stack: string;
}

/**
 * Describes a fault for a log without what it was about: a driver's message repeats the statement and
 * the failing row, which may be personal data, and a stack repeats the message.
 */
export function describeFault(fault: unknown): FaultDescription {
  if (!(fault instanceof Error)) {
    return { name: typeof fault, code: undefined, reason: undefined, stack: '' };
  }
  let cause = fault;
  while (cause.cause instanceof Error) cause = cause.cause;
  const isOfDatabase = 'severity' in cause || 'query' in cause;
  return {
    name: cause.name,
    code: 'code' in cause ? cause.code : undefined,
    reason: isOfDatabase ? /^[A-Z][A-Z_]{3,}/.exec(cause.message)?.[0] : cause.message,
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^ +at /.test(line))
      .join('\n'),
  };
}
