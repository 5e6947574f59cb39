import type { Contract } from '@demarc/supergraph/contract';
import { composeGraph, type CompositionRecord } from './compose-graph.ts';
import { compositionCacheIn, type CompositionCache } from './composition-cache.ts';
import { compositionKey } from './composition-key.ts';
import { resultOf, type CompositionResult } from './composition-result.ts';
import { isReachKnown, noteReach } from './proven-reach.ts';

export type { CompositionResult } from './composition-result.ts';

/** How thoroughly to compose. */
export interface CompositionOptions {
  /**
   * False leaves out the search for a query plan to every field, which finds the same as it did when
   * these very contracts last composed. True unless said.
   */
  readonly satisfiability?: boolean;
}

/**
 * Do these contracts fit together? Inheritance is resolved in them first; those that know nothing of
 * the contract language compose as they are.
 */
export function composeContracts(
  contracts: readonly Contract[],
  { satisfiability = true }: CompositionOptions = {},
): CompositionResult {
  return resultOf(composeGraph(contracts, { satisfiability }), satisfiability);
}

/**
 * Answers for contracts that were composed before as it was then: the very same. Their documents have
 * to be as they were parsed, for they are known by their text. They are kept in a cache, or in a folder;
 * without either nothing is kept.
 */
export async function composeCached(
  contracts: readonly Contract[],
  kept: CompositionCache | string | undefined,
  { satisfiability = true }: CompositionOptions = {},
): Promise<CompositionResult> {
  const haveText = contracts.every(({ document }) => document.loc !== undefined);
  if (kept === undefined || !haveText) return composeContracts(contracts, { satisfiability });
  const cache = typeof kept === 'string' ? compositionCacheIn(kept) : kept;
  const key = compositionKey(contracts);
  const known = await cache.read(key, contracts);
  // What did not merge needs no further proof.
  if (known && (!satisfiability || known.merged === undefined || known.reach !== undefined)) {
    noteIfClean(contracts, known);
    return resultOf(known, satisfiability);
  }
  const composed = composeUnlessProven(contracts, satisfiability);
  noteIfClean(contracts, composed);
  if (composed.isCrash !== true) await cache.write(key, contracts, composed);
  return resultOf(composed, satisfiability);
}

/** Leaves out the search for query plans where it was done for all that decides it. */
function composeUnlessProven(
  contracts: readonly Contract[],
  satisfiability: boolean,
): CompositionRecord {
  if (!satisfiability || !isReachKnown(contracts)) {
    return composeGraph(contracts, { satisfiability });
  }
  const composed = composeGraph(contracts, { satisfiability: false });
  return composed.merged ? { ...composed, reach: { errors: [], hints: [] } } : composed;
}

function noteIfClean(contracts: readonly Contract[], record: CompositionRecord): void {
  const reach = record.merged && record.reach;
  if (reach?.errors.length === 0 && reach.hints.length === 0) noteReach(contracts);
}
