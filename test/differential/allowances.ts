import type { Engine } from './scenario.ts';

/** A way in which an engine may differ from the monolith. */
export type Allowance = 'names-any-place-of-a-lost-fetch';

/**
 * What is allowed, and why. Nulls have to be equal for each engine, and each of them has to have its error.
 *
 * - names-any-place-of-a-lost-fetch: where a null goes up to the root of a fetch, a subgraph answers
 *   without data. What was lost is all that the fetch asked for, and the errors name its fields rather
 *   than the one of them that took the others along.
 */
export const allowances: Readonly<Record<Engine, readonly Allowance[]>> = {
  apollo: ['names-any-place-of-a-lost-fetch'],
  demarc: ['names-any-place-of-a-lost-fetch'],
};
