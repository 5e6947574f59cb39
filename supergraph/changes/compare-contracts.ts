import type { ContractFacts } from '@demarc/supergraph/contract';
import type { Difference } from './change.ts';
import { compareAccess } from './promises/compare-access.ts';
import { compareCompat } from './promises/compare-compat.ts';
import { compareCost } from './promises/compare-cost.ts';
import { compareData } from './promises/compare-data.ts';
import { compareDependencies } from './promises/compare-dependencies.ts';
import { compareKeys } from './promises/compare-keys.ts';
import { compareLifecycle } from './promises/compare-lifecycle.ts';
import { compareMeaning } from './promises/compare-meaning.ts';
import { compareOrigin } from './promises/compare-origin.ts';
import { compareOwner } from './promises/compare-owner.ts';
import { compareSharing } from './promises/compare-sharing.ts';
import { compareVisibility } from './promises/compare-visibility.ts';
import type { ComparePromise } from './promises/promise-pair.ts';

/** Every respect in which a promise can differ, in the order in which it is told. */
const respects: readonly ComparePromise[] = [
  compareOwner,
  compareMeaning,
  compareOrigin,
  compareCompat,
  compareLifecycle,
  compareData,
  compareKeys,
  compareSharing,
  compareDependencies,
  compareVisibility,
  compareAccess,
  compareCost,
];

/**
 * What one contract promises differently, beyond what clients see, in the order of the new file. What
 * is only there before or only there after is an addition or a removal, and told by the API; what
 * passes from one contract to another is told by `compareGraphs`.
 */
export function compareContracts(
  before: ContractFacts,
  after: ContractFacts,
): readonly Difference[] {
  if (before === after) return [];
  return after.all.flatMap((facts) => {
    const was = before.get(facts.coordinate);
    if (was === undefined) return [];
    const pair = {
      before: { contract: before, facts: was },
      after: { contract: after, facts },
    };
    return respects.flatMap((compare) => [...compare(pair)]);
  });
}
