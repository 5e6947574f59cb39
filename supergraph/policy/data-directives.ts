import type { ContractFacts, CoordinateFacts, DataDirective } from '@demarc/supergraph/contract';
import { ownFacts } from './own-facts.ts';

/** A coordinate on which `@data` itself stands. */
export interface Classed {
  readonly facts: CoordinateFacts;
  readonly data: DataDirective;
}

/** Where a contract applies `@data`: what fields inherit is judged once, at their type. */
export function dataDirectivesOf(contract: ContractFacts): readonly Classed[] {
  return ownFacts(contract).flatMap((facts) => {
    const { data } = facts;
    return data !== undefined && bearsData(facts) ? [{ facts, data }] : [];
  });
}

/** True where `@data` stands on the coordinate itself, not only on its type. */
export function bearsData({ directives }: CoordinateFacts): boolean {
  return directives.some(({ name }) => name.value === 'data');
}
