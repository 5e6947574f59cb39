import { bounds } from '../bounds.ts';

/** A turn that was given, to be ended once; or why there is none now, for the log. */
export type Turn =
  { readonly ok: true; readonly end: () => void } | { readonly ok: false; readonly reason: string };

/** How many calls to one subgraph run or wait: of everybody, and of each user. */
export interface Turns {
  take(subject: string | undefined): Turn;
}

/**
 * Bounds the calls to one subgraph. One user has a share of them: many calls at once about the same thing
 * wait for each other there, time out, and would open the circuit breaker for everybody.
 */
export function openTurns(): Turns {
  const most = bounds.connections.is + bounds.queue.is;
  const byUser = new Map<string, number>();
  let running = 0;
  return {
    take(subject) {
      if (running >= most) return { ok: false, reason: `${running} requests are waiting` };
      const own = subject === undefined ? 0 : (byUser.get(subject) ?? 0);
      if (own >= bounds.callsOfUser.is) {
        return { ok: false, reason: `${own} requests of this user are waiting` };
      }
      running += 1;
      if (subject !== undefined) byUser.set(subject, own + 1);
      return {
        ok: true,
        end() {
          running -= 1;
          if (subject === undefined) return;
          const left = (byUser.get(subject) ?? 0) - 1;
          if (left > 0) byUser.set(subject, left);
          else byUser.delete(subject);
        },
      };
    },
  };
}
