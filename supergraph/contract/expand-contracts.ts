import type { Contract } from './contract.ts';
import { isType } from './coordinates.ts';
import { entitiesOf } from './entities.ts';
import { expandContract } from './expand-contract.ts';
import { overriddenFields } from './overridden-fields.ts';

/** What a contract was expanded to, and among which others. */
interface Expansion {
  readonly surroundings: string;
  readonly expanded: Contract;
}

const known = new WeakMap<Contract, Expansion>();

/**
 * Resolves inheritance in every contract of a graph: what the composer is to see. A contract that the
 * others say the same of as before is the same object as before.
 */
export function expandContracts(contracts: readonly Contract[]): readonly Contract[] {
  const overridden = overriddenFields(contracts);
  const homes = new Map<string, number>();
  for (const contract of contracts) {
    for (const type of homeTypes(contract)) homes.set(type, (homes.get(type) ?? 0) + 1);
  }
  return contracts.map((contract) => {
    const own = new Set(homeTypes(contract));
    const homedElsewhere = new Set(
      contract.document.definitions.flatMap((node) =>
        isType(node) && homes.has(node.name.value) && !own.has(node.name.value)
          ? [node.name.value]
          : [],
      ),
    );
    return expand(contract, { overridden: overridden.get(contract.name), homedElsewhere });
  });
}

function expand(
  contract: Contract,
  others: { overridden: ReadonlySet<string> | undefined; homedElsewhere: ReadonlySet<string> },
): Contract {
  const surroundings = JSON.stringify([
    [...(others.overridden ?? [])].toSorted(),
    [...others.homedElsewhere].toSorted(),
  ]);
  const found = known.get(contract);
  if (found?.surroundings === surroundings) return found.expanded;
  const expanded = { ...contract, document: expandContract(contract.document, others) };
  known.set(contract, { surroundings, expanded });
  return expanded;
}

function homeTypes({ document }: Contract): readonly string[] {
  return [...entitiesOf(document)].flatMap(([type, { isHome }]) => (isHome ? [type] : []));
}
