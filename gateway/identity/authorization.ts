import type { Identity } from '@demarc/foundation/identity';
import type { StopReason } from '../stop-reason.ts';
import type { GrantsCache } from './grants-cache.ts';

/** Who asks, as a subgraph is to be told; or why that cannot be said. */
export type IdentityOutcome =
  | { readonly ok: true; readonly identity: Identity }
  | {
      readonly ok: false;
      readonly code: 'AUTHORIZATION_UNAVAILABLE' | StopReason;
      readonly reason: string;
    };

/** Who asks whom. */
export interface IdentityQuestion {
  readonly subject: string;
  readonly subgraph: string;
  /** Ends the wait, and not the question: others may wait for the same answer. */
  readonly signal: AbortSignal;
}

/** What users may do, for each call to a subgraph. */
export interface Authorization {
  identityFor(question: IdentityQuestion): Promise<IdentityOutcome>;
  /** To be called after each write of a user: it may have changed what they may do. */
  forget(subject: string): void;
}

/**
 * Tells every subgraph who asks and what they may do; the one that knows it itself is told no more than
 * who.
 *
 * @param knows - the subgraph that answers for grants
 */
export function openAuthorization(knows: string, cache: GrantsCache): Authorization {
  return {
    async identityFor({ subject, subgraph, signal }) {
      if (subgraph === knows) return { ok: true, identity: { subject, grants: [] } };
      const outcome = await until(signal, cache.grantsOf(subject));
      if (outcome === undefined) {
        return { ok: false, code: signal.reason as StopReason, reason: 'its time was up' };
      }
      return outcome.ok
        ? { ok: true, identity: { subject, grants: outcome.grants } }
        : { ok: false, code: 'AUTHORIZATION_UNAVAILABLE', reason: outcome.reason };
    },
    forget: (subject) => cache.forget(subject),
  };
}

/** The promise's value, or undefined when the signal comes first. */
async function until<Value>(
  signal: AbortSignal,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  const aborted = Promise.withResolvers<undefined>();
  const stop = () => aborted.resolve(undefined);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([aborted.promise, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
