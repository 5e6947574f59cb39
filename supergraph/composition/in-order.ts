import type { Contract } from '@demarc/supergraph/contract';

/** Contracts by name: in which order they are given says nothing, and changes nothing. */
export function inOrder(contracts: readonly Contract[]): readonly Contract[] {
  return contracts.toSorted((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
}
