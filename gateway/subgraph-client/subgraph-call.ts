import { bounds } from '../bounds.ts';
import type { CallRoom } from './call-room.ts';
import type { CallEnd } from './circuit-breaker.ts';
import { judgeOutcome } from './judge-outcome.ts';
import { listHeaders } from './list-headers.ts';
import type { Rest } from './open-rests.ts';
import type { TurnTaker } from './open-turns.ts';
import { ReplyReader, type AttemptEnd, type AttemptListener } from './reply-reader.ts';
import { failed, type SubgraphFailure, type SubgraphOutcome } from './subgraph-outcome.ts';
import type { SubgraphRequest } from './subgraph-request.ts';
import { Waiter, type WaitingRoom } from './waiter.ts';

/**
 * One call to a subgraph, for everybody who waits for it: a turn, an attempt, and once more for a query. It is
 * settled when those who wait are told; it leaves its turn when its connection is free again, which may be later.
 */
export class SubgraphCall implements TurnTaker, WaitingRoom, AttemptListener {
  readonly subject: string | undefined;
  readonly startedAt = performance.now();
  readonly #room: CallRoom;
  readonly #request: SubgraphRequest;
  readonly #onSettled: () => void;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #progress: 'new' | 'waiting' | 'begun' | 'settled' = 'new';
  #reader: ReplyReader | undefined;
  #tellBreaker: ((end: CallEnd) => void) | undefined;
  #mayRetry: boolean;

  /** @param onSettled - told before those who wait */
  constructor(room: CallRoom, request: SubgraphRequest, onSettled: () => void) {
    this.#room = room;
    this.#request = request;
    this.#onSettled = onSettled;
    this.#mayRetry = !request.isMutation;
    this.subject = request.identity?.subject;
  }

  /** Waits for the outcome; for a failure of this reason, once the signal is aborted. */
  join(signal: AbortSignal): Promise<SubgraphOutcome> {
    const waiter = new Waiter(this, signal);
    this.#waiters.add(waiter);
    return waiter.outcome;
  }

  /** To be called once, after the first has joined. */
  start(): void {
    this.#timer = setTimeout(expire, this.#room.callMs, this);
    const rest = this.#room.rests.of(this.subject);
    if (rest !== undefined) {
      this.#settle(keepAway(rest));
      return;
    }
    this.#progress = 'waiting';
    const refusal = this.#room.turns.enter(this);
    if (refusal !== undefined) this.#settle(failed('SUBGRAPH_OVERLOADED', refusal));
  }

  begin(): void {
    this.#progress = 'begun';
    this.#room.budget.earn();
    this.#attempt();
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size === 0) this.giveUp(failed(waiter.reason, 'nobody waits any longer'));
  }

  /** Tells those who still wait, and lets the subgraph know that nobody reads its answer. */
  giveUp(failure: SubgraphFailure): void {
    const wasWaiting = this.#progress === 'waiting';
    this.#settle(failure);
    if (wasWaiting) this.#room.turns.leave(this);
    else this.#reader?.giveUp();
  }

  attemptEnded({ outcome, rest }: AttemptEnd): void {
    if (rest !== undefined) this.#beginRest(rest);
    if (this.#progress === 'settled') {
      this.#room.turns.leave(this);
      return;
    }
    if (outcome.kind === 'answered') {
      this.#end(outcome);
      return;
    }
    const mayRetry = this.#mayRetry && outcome.retryable && rest === undefined;
    if (!mayRetry || !this.#room.budget.spend()) {
      this.#end(rest ? { ...outcome, retryAfterMs: rest.leftMs } : outcome);
      return;
    }
    this.#mayRetry = false;
    this.#tellBreaker?.(judgeOutcome(outcome));
    this.#tellBreaker = undefined;
    this.#attempt();
  }

  #attempt(): void {
    const { sign, path } = this.#room;
    const { identity, body } = this.#request;
    if (!sign || !identity) {
      this.#send(undefined);
      return;
    }
    sign(identity, { path, body }).then(
      (token) => this.#send(`Bearer ${token}`),
      (fault: unknown) => {
        for (const waiter of this.#waiters) waiter.throw(fault);
        this.#end(failed('SUBGRAPH_UNAVAILABLE', 'it could not be signed'));
      },
    );
  }

  #send(authorization: string | undefined): void {
    const { pool, path, breaker, rests } = this.#room;
    const { body, headers, identity } = this.#request;
    // While it was signed, everybody left.
    if (this.#progress === 'settled') {
      this.#room.turns.leave(this);
      return;
    }
    if (authorization !== undefined && authorization.length > bounds.authorizationBytes.is) {
      const reason = `${authorization.length} bytes of authorization, ${identity?.grants.length ?? 0} grants`;
      this.#end(failed('AUTHORIZATION_TOO_LARGE', reason));
      return;
    }
    const rest = rests.of(this.subject);
    if (rest !== undefined) {
      this.#end(keepAway(rest));
      return;
    }
    this.#tellBreaker = breaker.admit();
    if (!this.#tellBreaker) {
      this.#end(failed('SUBGRAPH_UNAVAILABLE', 'the circuit breaker is open'));
      return;
    }
    this.#reader = new ReplyReader(authorization !== undefined, this);
    const list = listHeaders(headers, authorization);
    pool.dispatch({ path, method: 'POST', headers: list, body }, this.#reader);
  }

  #end(outcome: SubgraphOutcome): void {
    this.#settle(outcome);
    this.#room.turns.leave(this);
  }

  #settle(outcome: SubgraphOutcome): void {
    if (this.#progress === 'settled') return;
    this.#progress = 'settled';
    clearTimeout(this.#timer);
    this.#tellBreaker?.(judgeOutcome(outcome));
    this.#tellBreaker = undefined;
    this.#onSettled();
    const isShared = outcome.kind === 'answered' && this.#waiters.size > 1;
    const told = isShared ? { ...outcome, isShared } : outcome;
    for (const waiter of this.#waiters) waiter.tell(told);
    this.#waiters.clear();
  }

  /** What "too many" means to a subgraph that was told who asks, it means of that one. */
  #beginRest(rest: Rest): void {
    const { sign, rests } = this.#room;
    const ofOne = rest.code === 'SUBGRAPH_OVERLOADED' && sign !== undefined;
    rests.begin(ofOne ? this.subject : undefined, rest);
  }
}

function expire(call: SubgraphCall): void {
  call.giveUp(failed('SUBGRAPH_TIMEOUT', 'its time was up'));
}

function keepAway({ code, leftMs }: Rest): SubgraphFailure {
  return {
    ...failed(code, `it asks to be left alone for ${leftMs} ms`),
    retryAfterMs: leftMs,
  };
}
