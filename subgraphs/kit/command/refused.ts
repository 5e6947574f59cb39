import type { Json } from '../canonical-json.ts';

/**
 * What a command came to, as it is stored and told again: the name of the union's member, and refs and
 * plain values, never an entity. Field resolvers run over it, so a retry reads what holds then.
 */
export interface Outcome {
  readonly __typename: string;
  readonly [field: string]: Json;
}

/** A refusal of the domain, from wherever in a command it shows: undoes what was written before it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly outcome: Outcome;
  /** False for what may be otherwise at the next try with the same request id, such as a permission. */
  readonly isKept: boolean;

  constructor(outcome: Outcome, { isKept = true }: { readonly isKept?: boolean } = {}) {
    super(outcome.__typename);
    this.outcome = outcome;
    this.isKept = isKept;
  }
}
