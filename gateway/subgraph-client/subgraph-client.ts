import { Pool } from 'undici';
import type { Identity } from '@demarc/foundation/identity';
import { bounds } from '../bounds.ts';
import type { StopReason } from '../stop-reason.ts';
import type { Times } from '../times.ts';
import { askDoor } from './ask-door.ts';
import type { CallRoom } from './call-room.ts';
import { breakerDefaults, createCircuitBreaker } from './circuit-breaker.ts';
import { openRests } from './open-rests.ts';
import { openTurns } from './open-turns.ts';
import { createRetryBudget } from './retry-budget.ts';
import { shareKey } from './share-key.ts';
import { createSharedCalls } from './shared-calls.ts';
import type { Signer } from './signer.ts';
import { SubgraphCall } from './subgraph-call.ts';
import { failed, type SubgraphOutcome } from './subgraph-outcome.ts';
import type { SubgraphRequest } from './subgraph-request.ts';

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
  const now = () => performance.now();
  const shared = createSharedCalls(now);
  const room: CallRoom = {
    pool,
    path: `${url.pathname}${url.search}`,
    sign,
    turns: openTurns(),
    rests: openRests(now),
    breaker: createCircuitBreaker(breakerDefaults, now),
    budget: createRetryBudget(),
    callMs: times.callMs,
  };
  const start = (request: SubgraphRequest, key: string | undefined) => {
    const call = new SubgraphCall(room, request, () => {
      if (key !== undefined) shared.drop(key, call);
      if (request.isMutation) shared.seal();
    });
    const outcome = call.join(request.signal);
    if (key !== undefined) shared.keep(key, call);
    if (request.isMutation) shared.seal();
    call.start();
    return outcome;
  };

  return {
    send(request) {
      const { signal, mayShare, isMutation, body, identity } = request;
      if (signal.aborted) {
        return Promise.resolve(failed(signal.reason as StopReason, 'nobody waits any longer'));
      }
      const key = mayShare && !isMutation ? shareKey(body, identity) : undefined;
      const found = key === undefined ? undefined : shared.find(key);
      return found?.join(signal) ?? start(request, key);
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
