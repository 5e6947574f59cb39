import type { Pool } from 'undici';
import { errorCode } from '@demarc/foundation/process';
import type { StopReason } from '../stop-reason.ts';
import { readAnswer } from './read-answer.ts';
import { failed, type SubgraphFailure, type SubgraphOutcome } from './subgraph-outcome.ts';

/** One POST to a subgraph. */
export interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Aborted with a StopReason, or with SUBGRAPH_TIMEOUT when this call's own time is up. */
  readonly signal: AbortSignal;
}

/** Sends once and reads the reply; every way in which that can end is an outcome, never a throw. */
export async function post(pool: Pool, { signal, ...request }: Post): Promise<SubgraphOutcome> {
  try {
    const reply = await pool.request({ ...request, method: 'POST', signal });
    const refusal =
      refuseUnread(reply.statusCode, reply.headers['content-type']) ??
      refuseDistrust(reply.statusCode, 'authorization' in request.headers);
    if (refusal !== undefined) {
      // Cuts the connection: what follows is of no use, and may be endless.
      reply.body.on('error', () => undefined).destroy();
      return refusal;
    }
    return readAnswer(reply.statusCode, await reply.body.text());
  } catch (error) {
    return describeError(error, signal);
  }
}

/** What the head of a reply already tells. A redirect is never followed: it would leave the pool. */
function refuseUnread(
  status: number,
  header: string | string[] | undefined,
): SubgraphFailure | undefined {
  if (status >= 300 && status < 400) {
    return failed('SUBGRAPH_INVALID_RESPONSE', `HTTP ${status}, a redirect`);
  }
  const mediaType =
    String(header ?? 'none')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? '';
  if (mediaType === 'application/json' || mediaType === 'application/graphql-response+json') {
    return undefined;
  }
  return status >= 500
    ? failed('SUBGRAPH_UNAVAILABLE', `HTTP ${status}`, true)
    : failed('SUBGRAPH_INVALID_RESPONSE', `HTTP ${status}, media type ${mediaType.slice(0, 80)}`);
}

/** Who asks was verified here: where a subgraph does not believe it, no client can do better. */
function refuseDistrust(status: number, isSigned: boolean): SubgraphFailure | undefined {
  if (status !== 401 || !isSigned) return undefined;
  return failed('SUBGRAPH_UNAVAILABLE', "HTTP 401: it does not take this gateway's tokens");
}

function describeError(error: unknown, signal: AbortSignal): SubgraphFailure {
  if (signal.aborted) {
    return failed(signal.reason as StopReason | 'SUBGRAPH_TIMEOUT', 'its time was up');
  }
  const code = errorCode(error) ?? 'an error without a code';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return failed('SUBGRAPH_RESPONSE_TOO_LARGE', 'the reply was cut');
  }
  if (code.startsWith('HPE_')) {
    return failed('SUBGRAPH_INVALID_RESPONSE', `the reply is no HTTP (${code})`);
  }
  return failed('SUBGRAPH_UNAVAILABLE', code, true);
}
