import { Kind, type SelectionSetNode } from 'graphql';
import { parseFieldSet } from './parse-field-set.ts';

/**
 * The leaves of a field set, sorted: `organization { id } name` → `name`, `organization.id`. One that
 * cannot be read is its own only leaf: the composer refuses it.
 */
export function leavesOf(fieldSet: string): readonly string[] {
  const fields = parseFieldSet(fieldSet);
  return fields === undefined ? [fieldSet.trim()] : [...new Set(leaves(fields, ''))].sort();
}

function leaves({ selections }: SelectionSetNode, path: string): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [`${path}...${selection.name.value}`];
    const step =
      selection.kind === Kind.FIELD
        ? selection.name.value
        : `(${selection.typeCondition?.name.value ?? ''})`;
    return selection.selectionSet === undefined
      ? [`${path}${step}`]
      : leaves(selection.selectionSet, `${path}${step}.`);
  });
}
