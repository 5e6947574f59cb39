import { bounds } from '../bounds.ts';
import { failed, type ReportedError, type SubgraphOutcome } from './subgraph-outcome.ts';

/** Reads the body of a JSON reply as a GraphQL response, and believes nothing about its shape. */
export function readAnswer(status: number, body: string): SubgraphOutcome {
  const answer = parseJson(body);
  if (!isRecord(answer) || !(isData(answer['data']) || Array.isArray(answer['errors']))) {
    // A proxy's own JSON error page, say.
    if (status >= 500) return failed('SUBGRAPH_UNAVAILABLE', `HTTP ${status}`, true);
    return status === 429
      ? failed('SUBGRAPH_OVERLOADED', `HTTP ${status}`)
      : failed('SUBGRAPH_INVALID_RESPONSE', `HTTP ${status}, JSON that is no GraphQL response`);
  }
  const { data = null, errors = null } = answer;
  if (!isData(data) || !(errors === null || Array.isArray(errors))) {
    return failed('SUBGRAPH_INVALID_RESPONSE', '`data` is no object or `errors` is no list');
  }
  return {
    kind: 'answered',
    data,
    isShared: false,
    errors: (errors ?? []).slice(0, bounds.replyErrors.is).map((error) => readError(error)),
  };
}

function readError(error: unknown): ReportedError {
  if (!isRecord(error))
    return { message: 'an error that is no object', path: undefined, code: undefined };
  const { message, path, extensions } = error;
  const code = isRecord(extensions) ? extensions['code'] : undefined;
  const wait = isRecord(extensions) ? extensions['retryAfterMs'] : undefined;
  return {
    message: typeof message === 'string' ? message : 'an error without a message',
    path: Array.isArray(path) && path.every(isPathKey) ? path : undefined,
    code: typeof code === 'string' ? code : undefined,
    ...(isWait(wait) && { retryAfterMs: wait }),
  };
}

const MAX_WAIT_MS = 60 * 60 * 1000;

function isWait(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_WAIT_MS;
}

/** A byte order mark is ignored (RFC 8259, 8.1). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    // Reported by the caller: a reply that is no JSON has no shape either.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isData(value: unknown): value is Record<string, unknown> | null {
  return value === null || isRecord(value);
}

function isPathKey(key: unknown): key is string | number {
  return typeof key === 'string' || typeof key === 'number';
}
