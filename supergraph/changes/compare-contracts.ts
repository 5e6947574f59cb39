import type { ContractFacts } from '@demarc/supergraph/contract';
import type { Difference } from './change.ts';

/** What one contract promises differently, beyond what clients see. */
export function compareContracts(
  before: ContractFacts,
  after: ContractFacts,
): readonly Difference[] {
  return before === after ? [] : [];
}
