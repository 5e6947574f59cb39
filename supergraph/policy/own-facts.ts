import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';

/** What the contract speaks for itself: not what it repeats of another home. */
export function ownFacts({ all }: ContractFacts): readonly CoordinateFacts[] {
  return all.filter(({ isForeign }) => !isForeign);
}
