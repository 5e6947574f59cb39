import { parse, print } from 'graphql';
import { mergeTypes } from '../../kit/random-graph/merged-types.ts';
import type { Scenario } from '../scenario.ts';
import { reduce, type Reduction } from './reduce.ts';
import {
  fewerDefinitions,
  fewerFieldNames,
  fewerSubgraphs,
  onlyFieldsNamed,
  parseContracts,
  printContracts,
} from './smaller-contracts.ts';
import { fewerObjects, fewerValues, shorterLists } from './smaller-data.ts';
import { fewerAliases, fewerFragments, fewerSelections } from './smaller-operation.ts';

/**
 * Makes a scenario smaller as long as it still shows what it shows.
 *
 * @param stillFails - asked of each smaller scenario; false for one that makes no sense
 * @param untilMs - when to be content with what there is, as performance.now() counts
 */
export async function shrink(
  scenario: Scenario,
  stillFails: (smaller: Scenario) => Promise<boolean>,
  untilMs: number,
): Promise<Scenario> {
  let best = scenario;
  const accept = async (smaller: Scenario): Promise<boolean> => {
    if (performance.now() > untilMs || !(await stillFails(smaller))) return false;
    best = smaller;
    return true;
  };
  for (let size = -1; size !== sizeOf(best) && performance.now() < untilMs;) {
    size = sizeOf(best);
    for (const reduction of [fewerSelections, fewerFragments, fewerAliases]) {
      await reduce(parse(best.operation), reduction, (operation) =>
        accept(withOperation(best, print(operation))),
      );
    }
    const documents = () => parseContracts(best.contracts);
    const contracts = async (reduction: Reduction<ReturnType<typeof documents>>) =>
      reduce(documents(), reduction, (smaller) =>
        accept({ ...best, contracts: printContracts(smaller) }),
      );
    const { bearing } = mergeTypes(best.contracts);
    await contracts(
      onlyFieldsNamed(new Set([...bearing, ...(best.operation.match(/\w+/g) ?? [])])),
    );
    await contracts(fewerFieldNames);
    await contracts(fewerSubgraphs);
    await contracts(fewerDefinitions);
    for (const reduction of [fewerObjects, fewerValues(bearing), shorterLists]) {
      await reduce(best.data, reduction, (data) => accept({ ...best, data }));
    }
  }
  return best;
}

/** Variables that the operation does not declare go with it. */
function withOperation(scenario: Scenario, operation: string): Scenario {
  const variables = Object.fromEntries(
    Object.entries(scenario.variables).filter(([name]) =>
      new RegExp(`\\$${name}\\b`).test(operation),
    ),
  );
  return { ...scenario, operation, variables };
}

function sizeOf(scenario: Scenario): number {
  return JSON.stringify(scenario).length;
}
