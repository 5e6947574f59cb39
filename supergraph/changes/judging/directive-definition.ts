import type { ContractFacts } from '@demarc/supergraph/contract';
import { Kind, type DirectiveDefinitionNode } from 'graphql';

/** What a contract defines as `@directive`, also asked for by one of its arguments: `@directive(a:)`. */
export function directiveDefinition(
  { contract }: ContractFacts,
  coordinate: string,
): DirectiveDefinitionNode | undefined {
  const name = /^@(\w+)/.exec(coordinate)?.[1];
  if (name === undefined) return undefined;
  return contract.document.definitions.find(
    (node): node is DirectiveDefinitionNode =>
      node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === name,
  );
}
