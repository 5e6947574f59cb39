import { setMaxListeners } from 'node:events';
import { Pool } from 'undici';
import type { Identity } from '@demarc/foundation/identity';
import { bounds } from '../bounds.ts';
import type { Times } from '../times.ts';
import { askDoor } from './ask-door.ts';
import { breakerDefaults, createCircuitBreaker, type CallEnd } from './circuit-breaker.ts';
import { openTurns } from './open-turns.ts';
import { post } from './post.ts';
import { createRetryBudget } from './retry-budget.ts';
import type { Signer } from './signer.ts';
import { failed, type SubgraphOutcome } from './subgraph-outcome.ts';

/** One GraphQL request to a subgraph. */
export interface SubgraphRequest {
  /** The whole JSON body: query, variables, operationName. */
  readonly body: string;
  readonly isMutation: boolean;
  /** Trace context and request id. */
  readonly headers: Readonly<Record<string, string>>;
  /** Who asks; told to subgraphs for which this gateway signs, and to no other. */
  readonly identity?: Identity;
  /** Aborted with a StopReason when nobody waits for the answer any longer. */
  readonly signal: AbortSignal;
  /** Whether a call in flight with the same body and identity may answer this one too. Never for mutations. */
  readonly mayShare: boolean;
}

/** The HTTP side of one subgraph. */
export interface SubgraphClient {
  send(request: SubgraphRequest): Promise<SubgraphOutcome>;
  /**
   * Asks the subgraph beside GraphQL, by POST of JSON, once more where no answer came.
   * @throws Error with a reason for the log
   */
  askDoor(question: DoorQuestion): Promise<unknown>;
  close(): Promise<void>;
}

/** What to ask beside GraphQL, in whose name, and for how many milliseconds to wait. */
export interface DoorQuestion {
  readonly path: string;
  readonly body: object;
  readonly identity: Identity;
  readonly patienceMs: number;
}

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

/**
 * Opens a pool to one subgraph: deadlines, a breaker, a bounded queue, and one retry for queries. A
 * mutation is sent exactly once: nobody knows what a subgraph did before its connection broke.
 *
 * @param sign - for a subgraph that is told who asks
 */
export function openSubgraphClient(url: URL, times: Times, sign?: Signer): SubgraphClient {
  const pool = new Pool(url.origin, {
    connections: bounds.connections.is,
    pipelining: 1,
    connect: { timeout: times.connectMs },
    maxResponseSize: bounds.replyBytes.is,
    // The call's own timer is exact; undici's two would only race with it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // The size of a reply is bounded in HTTP/1.1 only.
    allowH2: false,
  });
  const breaker = createCircuitBreaker(breakerDefaults, () => performance.now());
  const budget = createRetryBudget();
  const path = `${url.pathname}${url.search}`;
  const turns = openTurns();

  const attempt = async (request: SubgraphRequest, signal: AbortSignal) => {
    const { identity, body } = request;
    const authorization = sign && identity && `Bearer ${await sign(identity, { path, body })}`;
    if (authorization !== undefined && authorization.length > bounds.authorizationBytes.is) {
      const reason = `${authorization.length} bytes of authorization, ${identity?.grants.length ?? 0} grants`;
      return failed('AUTHORIZATION_TOO_LARGE', reason);
    }
    const settle = breaker.admit();
    if (!settle) return failed('SUBGRAPH_UNAVAILABLE', 'the circuit breaker is open');
    const headers = { ...HEADERS, ...request.headers, ...(authorization && { authorization }) };
    const outcome = await post(pool, { path, headers, body, signal });
    settle(judge(outcome));
    return outcome;
  };

  return {
    async send(request) {
      const turn = turns.take(request.identity?.subject);
      if (!turn.ok) return failed('SUBGRAPH_OVERLOADED', turn.reason);
      const deadline = startDeadline(request.signal, times.callMs);
      try {
        budget.earn();
        const first = await attempt(request, deadline.signal);
        const mayRetry = first.kind === 'failed' && first.retryable && !request.isMutation;
        if (!mayRetry || deadline.signal.aborted || !budget.spend()) return first;
        return await attempt(request, deadline.signal);
      } finally {
        deadline.clear();
        turn.end();
      }
    },
    async askDoor({ path: door, body: question, identity, patienceMs }) {
      if (!sign) throw new Error(`${url.origin} is not told who asks.`);
      const body = JSON.stringify(question);
      const signal = AbortSignal.timeout(patienceMs);
      const once = async () => {
        const authorization = `Bearer ${await sign(identity, { path: door, body })}`;
        return askDoor(pool, { path: door, body, authorization, signal });
      };
      // A kept connection may have died with a subgraph that is there again.
      return once().catch((error: unknown) => {
        if (signal.aborted) throw error;
        return once();
      });
    },
    close: () => pool.destroy(),
  };
}

/** Aborts when the caller's signal does, or with SUBGRAPH_TIMEOUT after `ms`. */
function startDeadline(caller: AbortSignal, ms: number) {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const follow = () => controller.abort(caller.reason);
  if (caller.aborted) follow();
  caller.addEventListener('abort', follow);
  const timer = setTimeout(() => controller.abort('SUBGRAPH_TIMEOUT'), ms);
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      caller.removeEventListener('abort', follow);
    },
  };
}

/** What an outcome says about the subgraph's health. A GraphQL error is a healthy answer. */
function judge(outcome: SubgraphOutcome): CallEnd {
  if (outcome.kind === 'answered') return 'succeeded';
  return outcome.code === 'CLIENT_CLOSED' || outcome.code === 'OPERATION_TIMEOUT'
    ? 'abandoned'
    : 'failed';
}
