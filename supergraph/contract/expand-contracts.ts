import type { Contract } from './contract.ts';
import { expandContract } from './expand-contract.ts';
import { overriddenFields } from './overridden-fields.ts';

/** Resolves inheritance in every contract of a graph: what the composer is to see. */
export function expandContracts(contracts: readonly Contract[]): readonly Contract[] {
  const overridden = overriddenFields(contracts);
  return contracts.map((contract) => ({
    ...contract,
    document: expandContract(contract.document, overridden.get(contract.name)),
  }));
}
