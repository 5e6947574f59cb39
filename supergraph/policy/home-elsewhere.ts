import type { ContractFacts } from '@demarc/supergraph/contract';
import { entityClaims } from './entity-claims.ts';
import type { PolicySubject } from './policy-rule.ts';

/** The contract of another subgraph that is the home of an entity; undefined where there is none. */
export function homeElsewhere(
  type: string,
  { contract, graph }: Pick<PolicySubject, 'contract' | 'graph'>,
): ContractFacts | undefined {
  return entityClaims(type, graph).find(
    (claim) => claim.entity.isHome && claim.contract.contract !== contract,
  )?.contract;
}
