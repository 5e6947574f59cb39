import type { Request } from 'express';
import type { Actor } from '@demarc/supergraph/registry';

/** Who calls: somebody who may do something with the registry, or a gateway that follows it. */
export type Caller =
  { readonly kind: 'ACTOR'; readonly actor: Actor } | { readonly kind: 'GATEWAY' };

const callers = new WeakMap<Request, Caller>();

/** Remembers who called. */
export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Who calls; only after `authenticate`. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('A door was opened before authenticate.');
  return caller;
}
