import type { DefinitionNode, NameNode } from 'graphql';

/** The name of a definition; `schema`, `extend schema` and a nameless query, misplaced in a contract, have none. */
export function definitionName(node: DefinitionNode): NameNode | undefined {
  return (node as { readonly name?: NameNode | undefined }).name;
}
