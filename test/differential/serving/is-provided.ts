import { Kind, type SelectionSetNode } from 'graphql';
import type { ContractFacts } from '../stored/contract-facts.ts';
import type { Source } from '../stored/store.ts';

/** Whether this subgraph may answer an external field on this way; what it provides below, if anything. */
export function isProvided(
  facts: ContractFacts,
  source: Source,
  type: string,
  field: string,
): boolean | SelectionSetNode {
  for (const key of facts.keys.get(type) ?? []) {
    if (fieldIn(key, type, field) !== undefined) return true;
  }
  return source.provided === undefined ? false : (fieldIn(source.provided, type, field) ?? false);
}

function fieldIn(
  selections: SelectionSetNode,
  type: string,
  field: string,
): true | SelectionSetNode | undefined {
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD && selection.name.value === field) {
      return selection.selectionSet ?? true;
    }
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
    const on = selection.typeCondition?.name.value;
    const inner = on === undefined || on === type;
    const found = inner ? fieldIn(selection.selectionSet, type, field) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
