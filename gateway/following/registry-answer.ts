import type { SupergraphDocument } from '../supergraph-document.ts';

/** What the registry has to say of a supergraph. */
export type RegistryAnswer =
  | { readonly kind: 'DOCUMENT'; readonly document: SupergraphDocument; readonly number: number }
  /** It is the one that was named as known. */
  | { readonly kind: 'UNCHANGED'; readonly number: number }
  /** It is the registry that answers, and it has none. */
  | { readonly kind: 'NOTHING'; readonly reason: string }
  /** Nobody answered, or somebody who is no registry: to be tried again. */
  | { readonly kind: 'UNAVAILABLE'; readonly reason: string }
  /** What came cannot be served. */
  | UnusableAnswer;

/** A supergraph that is none, by the code of the fault that a start would end with. */
export interface UnusableAnswer {
  readonly kind: 'UNUSABLE';
  readonly number: number;
  readonly digest: string;
  readonly code: 'SUPERGRAPH_CORRUPTED' | 'SUPERGRAPH_TOO_LARGE' | 'SUPERGRAPH_INVALID';
  readonly reason: string;
}
