import { rootTypesOf, type ContractFacts, type CoordinateFacts } from '@demarc/supergraph/contract';
import { Kind, type FieldDefinitionNode } from 'graphql';
import { ownFacts } from './own-facts.ts';

/** A field of the root mutation type, whatever the contract calls that type. */
export interface Mutation {
  readonly facts: CoordinateFacts;
  readonly field: FieldDefinitionNode;
}

/** What a contract lets clients write, in the order of the file. */
export function mutationsOf(contract: ContractFacts): readonly Mutation[] {
  const { mutation } = rootTypesOf(contract.contract.document);
  return ownFacts(contract).flatMap((facts) =>
    facts.node.kind === Kind.FIELD_DEFINITION && facts.type === mutation
      ? [{ facts, field: facts.node }]
      : [],
  );
}

/** `issueInvoice` → `IssueInvoice`: what its input and its payload are called after. */
export function pascalCase({ name: { value } }: FieldDefinitionNode): string {
  return value.replace(/^_*[a-z]/, (first) => first.toUpperCase());
}
