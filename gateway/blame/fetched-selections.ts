import { Kind, parse, visit, type SelectionSetNode } from 'graphql';

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/** What a fetch selects on its entities; from the root, what it selects there. */
export function fetchedSelections(operation: string): SelectionSetNode {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return NOTHING;
  const { selections } = definition.selectionSet;
  for (const node of selections) {
    if (node.kind !== Kind.FIELD || node.name.value !== '_entities') continue;
    return node.selectionSet ?? NOTHING;
  }
  return definition.selectionSet;
}

/** Every response key in a selection, at any depth. */
export function selectedKeys(selections: SelectionSetNode): Set<string> {
  const keys = new Set<string>();
  visit(selections, {
    Field: ({ alias, name }) => void keys.add(alias?.value ?? name.value),
  });
  return keys;
}

/** The response keys of a selection itself, whatever type they are for. */
export function topLevelKeys({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.INLINE_FRAGMENT) return topLevelKeys(node.selectionSet);
    return node.kind === Kind.FIELD ? [node.alias?.value ?? node.name.value] : [];
  });
}
