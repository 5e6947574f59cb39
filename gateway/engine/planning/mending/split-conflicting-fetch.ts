import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FetchNode, PlanSelection } from '../query-plan.ts';
import { fieldKey, type SyntheticFields, type SyntheticNeed } from './synthetic-fields.ts';

/** Fields of one fetch whose needs fit in one representation. */
interface Group {
  readonly fields: Set<FieldNode>;
  readonly needs: Map<string, string>;
}

/**
 * Makes several fetches of one that needs two synthetic fields of one real field in the same place: a
 * representation can hold that field once.
 */
export function splitConflictingFetch(
  fetch: FetchNode,
  synthetic: SyntheticFields,
): readonly FetchNode[] {
  if (fetch.requires === undefined || synthetic.needs.size === 0) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const groups = groupFields(entityFields(document, fetch.serviceName, synthetic));
  if (groups.length < 2) return [fetch];
  const types = fragmentTypes(document);
  return groups.map(({ fields, needs }) => {
    const part = keepFields(document, fields);
    const left = fragmentTypes(part);
    const gone = new Set([...types].filter((type) => !left.has(type)));
    const allowed = new Set(needs.values());
    return {
      ...fetch,
      operation: stripIgnoredCharacters(print(part)),
      variableUsages: usedVariables(part),
      requires: keepRequired(
        (fetch.requires ?? []).filter(
          (one) => one.kind === 'Field' || !gone.has(one.typeCondition ?? ''),
        ),
        ({ name }) => !synthetic.fields.has(name) || allowed.has(name),
      ),
    };
  });
}

/** The fields that are asked of the entities themselves, with what each needs. */
function entityFields(
  document: DocumentNode,
  subgraph: string,
  { fields, needs }: SyntheticFields,
): (readonly [FieldNode, readonly SyntheticNeed[]])[] {
  const list = (
    selections: readonly SelectionNode[],
    types: readonly string[],
  ): (readonly [FieldNode, readonly SyntheticNeed[]])[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const inner = condition === undefined ? types : [condition, ...types];
        return list(selection.selectionSet.selections, inner);
      }
      const name = fields.get(selection.name.value)?.name ?? selection.name.value;
      const found = types.flatMap((type) => needs.get(fieldKey(subgraph, type, name)) ?? []);
      return [[selection, found] as const];
    });
  return list(entitySelections(document), []);
}

function entitySelections({ definitions: [operation] }: DocumentNode): readonly SelectionNode[] {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((one) =>
    one.kind === Kind.FIELD ? (one.selectionSet?.selections ?? []) : [],
  );
}

function groupFields(
  fields: readonly (readonly [FieldNode, readonly SyntheticNeed[]])[],
): readonly Group[] {
  const groups: Group[] = [{ fields: new Set(), needs: new Map() }];
  for (const [field, needs] of fields) {
    const fits = (group: Group) =>
      needs.every(({ at, synthetic }) => (group.needs.get(at) ?? synthetic) === synthetic);
    let group = groups.find(fits);
    if (group === undefined) groups.push((group = { fields: new Set(), needs: new Map() }));
    group.fields.add(field);
    for (const { at, synthetic } of needs) group.needs.set(at, synthetic);
  }
  return groups;
}

/** The document with these fields of the entities alone. */
function keepFields(document: DocumentNode, kept: ReadonlySet<FieldNode>): DocumentNode {
  const entities = new Set(entitySelections(document));
  const keep = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) {
        return selection.kind === Kind.FIELD && kept.has(selection) ? [selection] : [];
      }
      const selectionSet = keep(selection.selectionSet);
      return selectionSet.selections.length === 0 ? [] : [{ ...selection, selectionSet }];
    }),
  });
  return visit(document, {
    SelectionSet: (set) =>
      set.selections.some((one) => entities.has(one)) ? keep(set) : undefined,
  });
}

function fragmentTypes(document: DocumentNode): Set<string> {
  return new Set(
    entitySelections(document).flatMap((one) =>
      one.kind === Kind.INLINE_FRAGMENT && one.typeCondition ? [one.typeCondition.name.value] : [],
    ),
  );
}

function usedVariables(document: DocumentNode): string[] {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  used.delete('representations');
  return [...used];
}

function keepRequired(
  selections: readonly PlanSelection[],
  isKept: (field: Extract<PlanSelection, { kind: 'Field' }>) => boolean,
): PlanSelection[] {
  return selections.flatMap((selection): PlanSelection[] => {
    if (selection.kind === 'Field' && !isKept(selection)) return [];
    if (selection.selections === undefined) return [selection];
    const inner = keepRequired(selection.selections, isKept);
    return inner.length === 0 ? [] : [{ ...selection, selections: inner }];
  });
}
