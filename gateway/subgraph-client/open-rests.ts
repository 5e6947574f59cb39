import { bounds } from '../bounds.ts';

/** Why a subgraph is left alone, and for how many milliseconds more. */
export interface Rest {
  readonly code: 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_OVERLOADED';
  readonly leftMs: number;
}

/** Who is to stay away from one subgraph, because it said so. */
export interface Rests {
  /** @param subject - who asks; undefined for everybody */
  begin(subject: string | undefined, rest: Rest): void;
  /** The rest that this call has to keep; undefined where it may be sent. */
  of(subject: string | undefined): Rest | undefined;
}

interface Kept {
  readonly code: Rest['code'];
  readonly endsAt: number;
}

/**
 * A subgraph that is not available is left alone by all; one that says "too many" to somebody whom it was told
 * of, by that one: nobody shall be able to take it from others.
 *
 * @param now - a monotonic clock in milliseconds
 */
export function openRests(now: () => number): Rests {
  const bySubject = new Map<string, Kept>();
  let ofAll: Kept | undefined;
  const left = (kept: Kept | undefined): Rest | undefined => {
    const leftMs = kept === undefined ? 0 : Math.ceil(kept.endsAt - now());
    return kept === undefined || leftMs <= 0 ? undefined : { code: kept.code, leftMs };
  };
  return {
    begin(subject, { code, leftMs }) {
      const kept = { code, endsAt: now() + leftMs };
      if (subject === undefined) {
        ofAll = kept;
        return;
      }
      bySubject.delete(subject);
      bySubject.set(subject, kept);
      const [oldest] = bySubject.keys();
      if (bySubject.size > bounds.restingSubjects.is && oldest !== undefined) {
        bySubject.delete(oldest);
      }
    },
    of(subject) {
      const rest = left(ofAll);
      if (rest !== undefined) return rest;
      ofAll = undefined;
      if (subject === undefined || bySubject.size === 0) return undefined;
      const own = left(bySubject.get(subject));
      if (own === undefined) bySubject.delete(subject);
      return own;
    },
  };
}
