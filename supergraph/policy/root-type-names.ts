import { rootTypesOf, type ContractFacts } from '@demarc/supergraph/contract';

/** The names of the types where the operations of a contract start. */
export function rootTypeNames({ contract }: ContractFacts): ReadonlySet<string> {
  return new Set(Object.values(rootTypesOf(contract.document)));
}
