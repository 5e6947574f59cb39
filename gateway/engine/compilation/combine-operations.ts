import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * One operation that asks for the entities of several: the n-th one's as `_n`, by `$representations_n`. Variables
 * are those of one client's operation, so that the same name is the same value in all of them.
 */
export function combineOperations(operations: readonly string[]): string {
  const documents = operations.map((text, index) =>
    rename(parse(text, { noLocation: true }), index),
  );
  const definitions = documents.flatMap((document) => document.definitions);
  const all = definitions.filter(isOperation);
  const variables = new Map<string, VariableDefinitionNode>();
  for (const variable of all.flatMap(({ variableDefinitions }) => variableDefinitions ?? [])) {
    variables.set(variable.variable.name.value, variable);
  }
  const [first] = all;
  if (first === undefined) throw new Error('There is no operation to combine.');
  const combined: OperationDefinitionNode = {
    ...first,
    variableDefinitions: [...variables.values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: all.flatMap(({ selectionSet }) => selectionSet.selections),
    },
  };
  const others = definitions.filter((definition) => !isOperation(definition));
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [combined, ...others] };
  return stripIgnoredCharacters(print(document));
}

function rename(document: DocumentNode, index: number): DocumentNode {
  const suffixed = <Node extends { readonly name: { readonly value: string } }>(
    node: Node,
  ): Node => ({
    ...node,
    name: { kind: Kind.NAME, value: `${node.name.value}_${index}` },
  });
  return visit(document, {
    FragmentDefinition: suffixed,
    FragmentSpread: suffixed,
    Variable: (node) => (node.name.value === 'representations' ? suffixed(node) : undefined),
    Field: (node) =>
      node.name.value === '_entities'
        ? { ...node, alias: { kind: Kind.NAME, value: `_${index}` } }
        : undefined,
  });
}

function isOperation(definition: DefinitionNode): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION;
}
