import type { Contract } from './contract.ts';
import { entitiesOf } from './entities.ts';
import { expandContract } from './expand-contract.ts';
import { overriddenFields } from './overridden-fields.ts';

/** Resolves inheritance in every contract of a graph: what the composer is to see. */
export function expandContracts(contracts: readonly Contract[]): readonly Contract[] {
  const overridden = overriddenFields(contracts);
  const homes = contracts.map((contract) => ({ contract, types: homeTypes(contract) }));
  return contracts.map((contract) => {
    const others = homes.filter((home) => home.contract !== contract);
    const homedElsewhere = new Set(others.flatMap(({ types }) => types));
    for (const type of homeTypes(contract)) homedElsewhere.delete(type);
    const surroundings = { overridden: overridden.get(contract.name), homedElsewhere };
    return { ...contract, document: expandContract(contract.document, surroundings) };
  });
}

function homeTypes({ document }: Contract): readonly string[] {
  return [...entitiesOf(document)].flatMap(([type, { isHome }]) => (isHome ? [type] : []));
}
