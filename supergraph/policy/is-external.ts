import {
  directivesNamed,
  federationNames,
  type ContractFacts,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';

/** True for a field that is `@external`, alone or with its type, and for the arguments of such a field. */
export function isExternal(facts: CoordinateFacts, { contract }: ContractFacts): boolean {
  const external = federationNames(contract.document)('external');
  for (let one: CoordinateFacts | undefined = facts; one !== undefined; one = one.parent) {
    if (one.nodes.some((node) => directivesNamed(node, external).length > 0)) return true;
  }
  return false;
}
