import {
  directivesNamed,
  federationNames,
  type ContractFacts,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';

/** The fields of a contract that are `@shareable`, by themselves or with the part of the type they stand in. */
export function* shareableFields(contract: ContractFacts): Generator<CoordinateFacts> {
  const shareable = federationNames(contract.contract.document)('shareable');
  for (const { coordinate, nodes } of contract.all.filter(({ kind }) => kind === 'TYPE')) {
    for (const node of nodes) {
      if (!('fields' in node)) continue;
      const isShared = directivesNamed(node, shareable).length > 0;
      for (const field of node.fields ?? []) {
        const facts = contract.get(`${coordinate}.${field.name.value}`);
        if (facts && (isShared || directivesNamed(field, shareable).length > 0)) yield facts;
      }
    }
  }
}
