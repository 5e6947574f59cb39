import type {
  ContractFacts,
  CoordinateFacts,
  LifecycleDirective,
  Stage,
} from '@demarc/supergraph/contract';
import { ownFacts } from './own-facts.ts';

/** A coordinate whose `@lifecycle` stands there. */
export interface Lived {
  readonly facts: CoordinateFacts;
  readonly lifecycle: LifecycleDirective;
}

/** The coordinates of a contract that bear `@lifecycle`, at these stages if any are named. */
export function lifecyclesOf(
  contract: ContractFacts,
  ...stages: readonly Stage[]
): readonly Lived[] {
  return ownFacts(contract).flatMap((facts) => {
    const { lifecycle, stage } = facts;
    const isMeant = stages.length === 0 || stages.includes(stage);
    return lifecycle !== undefined && isMeant ? [{ facts, lifecycle }] : [];
  });
}
