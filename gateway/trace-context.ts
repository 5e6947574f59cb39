import { randomBytes } from 'node:crypto';

/** W3C trace context of one request: https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  readonly traceId: string;
  /** What goes to subgraphs and back to the client: the same trace, this gateway as the parent. */
  readonly traceparent: string;
  /** Passed on untouched; only beside a valid `traceparent`. */
  readonly tracestate: string | undefined;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
/** The specification asks to pass on at least 512 characters. */
const TRACESTATE = /^[\x20-\x7e]{1,512}$/;
const SAMPLED = '01';

/**
 * Goes on with the trace that came in, or begins one.
 *
 * @param newId - as many random bytes as asked for, in hexadecimal
 */
export function continueTrace(
  traceparent: string | undefined,
  tracestate: string | undefined,
  newId: (bytes: number) => string = randomHex,
): TraceContext {
  const incoming = parseTraceparent(traceparent);
  const traceId = incoming?.traceId ?? newId(16);
  return {
    traceId,
    traceparent: `00-${traceId}-${newId(8)}-${incoming?.flags ?? SAMPLED}`,
    tracestate:
      incoming !== undefined && tracestate !== undefined && TRACESTATE.test(tracestate)
        ? tracestate
        : undefined,
  };
}

const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);
let used = 0;

/** From a pool: asking the system for eight bytes costs as much as for four thousand. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

function parseTraceparent(header: string | undefined) {
  const match = TRACEPARENT.exec(header ?? '');
  if (match === null) return undefined;
  const [, version, traceId = '', parentId = '', flags = SAMPLED, more] = match;
  // Version ff is forbidden; version 00 has exactly four fields; later ones may have more.
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined;
  return { traceId, flags };
}
