import { bounds } from '../bounds.ts';

/** Who wants a turn. */
export interface TurnTaker {
  /** Whose share of the room it takes; undefined for nobody's. */
  readonly subject: string | undefined;
  /** Its turn has come. Whoever begins leaves. */
  begin(): void;
}

/** How many calls to one subgraph run or wait: of everybody, and of each user. */
export interface Turns {
  /** Begins now, or when a connection is free. Returns why it may not even wait, for the log. */
  enter(taker: TurnTaker): string | undefined;
  /** To be called once for each that entered, whether its turn had come or not. */
  leave(taker: TurnTaker): void;
}

/**
 * Bounds the calls to one subgraph. One user has a share of them: many calls at once about the same thing
 * wait for each other there, time out, and would open the circuit breaker for everybody. Who waits does so here,
 * not in the pool, which would keep each that has left until a connection is free.
 */
export function openTurns(): Turns {
  const most = bounds.connections.is + bounds.queue.is;
  const waiting = new Set<TurnTaker>();
  const byUser = new Map<string, number>();
  let running = 0;
  const countUser = (subject: string, by: 1 | -1) => {
    const count = (byUser.get(subject) ?? 0) + by;
    if (count > 0) byUser.set(subject, count);
    else byUser.delete(subject);
  };
  return {
    enter(taker) {
      const { subject } = taker;
      const all = running + waiting.size;
      if (all >= most) return `${all} requests are waiting`;
      if (subject !== undefined) {
        const own = byUser.get(subject) ?? 0;
        if (own >= bounds.callsOfUser.is) return `${own} requests of this user are waiting`;
        countUser(subject, 1);
      }
      if (running >= bounds.connections.is) {
        waiting.add(taker);
        return undefined;
      }
      running += 1;
      taker.begin();
      return undefined;
    },
    leave(taker) {
      if (taker.subject !== undefined) countUser(taker.subject, -1);
      if (waiting.delete(taker)) return;
      const [next] = waiting;
      if (next === undefined) {
        running -= 1;
        return;
      }
      waiting.delete(next);
      next.begin();
    },
  };
}
