import type { Identity } from '@demarc/foundation/identity';

/** One POST that a token is for. */
export interface SignedCall {
  readonly path: string;
  readonly body: string;
}

/** Makes the token of one call to one subgraph. It is taken once: each attempt needs its own. */
export type Signer = (identity: Identity, call: SignedCall) => Promise<string>;
