import type { Engine } from './scenario.ts';

/** A way in which an engine may differ from the monolith. */
export type Allowance = 'names-any-place-of-a-lost-fetch';

/**
 * What is allowed, and why. Nulls have to be equal for each engine, and each of them has to have its error.
 *
 * - names-any-place-of-a-lost-fetch: the executor of @apollo/gateway tells which fetch was lost, not
 *   which of its fields lost it. Where the null goes up to the root of the fetch, the error may name
 *   another field of that fetch.
 */
export const allowances: Readonly<Record<Engine, readonly Allowance[]>> = {
  apollo: ['names-any-place-of-a-lost-fetch'],
  demarc: [],
};
