import { Kind, type ConstDirectiveNode, type DefinitionNode, type DocumentNode } from 'graphql';
import { booleanArgument, joinDirectives, stringArgument } from './join-directives.ts';

/**
 * Leaves out each `@key(resolvable: false)` of a type that has another, resolvable key in the same
 * subgraph, or gives the same document back: the planner takes the first key that fits, and would ask that subgraph by one that it says it
 * does not resolve. https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives#key
 */
export function dropUnresolvableKeys(document: DocumentNode): DocumentNode {
  const { type } = joinDirectives(document);
  const definitions = document.definitions.map((node) => dropOf(node, type));
  const isSame = definitions.every((node, index) => node === document.definitions[index]);
  return isSame ? document : { ...document, definitions };
}

function dropOf(node: DefinitionNode, joinType: string): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
    return node;
  }
  const directives = node.directives ?? [];
  const keys = directives.filter(
    (one) => one.name.value === joinType && stringArgument(one, 'key') !== undefined,
  );
  const isUnresolvable = (one: ConstDirectiveNode) => booleanArgument(one, 'resolvable') === false;
  const resolvable = new Set(
    keys.filter((one) => !isUnresolvable(one)).map((one) => stringArgument(one, 'graph')),
  );
  const dropped = new Set(
    keys.filter((one) => isUnresolvable(one) && resolvable.has(stringArgument(one, 'graph'))),
  );
  if (dropped.size === 0) return node;
  return { ...node, directives: directives.filter((one) => !dropped.has(one)) };
}
