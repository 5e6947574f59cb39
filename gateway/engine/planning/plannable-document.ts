import {
  Kind,
  print,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/**
 * An operation as the planner is asked for it, where its own words would be planned wrongly: a root field of a
 * mutation that stands both under a condition and without it would be carried out twice, and an object of which a
 * condition leaves nothing would not be asked for, though it is there. Undefined where no plan is right: a field of
 * a mutation that stands under several conditions; the document itself where nothing is wrong with it.
 */
export function plannableDocument(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode | undefined {
  const kind: string = operation.operation;
  const once = kind === 'mutation' ? carryOutOnce(document, operation) : operation;
  if (once === undefined) return undefined;
  const definitions = document.definitions.map((node) => (node === operation ? once : node));
  return visit(once === operation ? document : { ...document, definitions }, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent !== undefined && 'kind' in parent && parent === once;
      if (isRoot || !node.selections.every(isConditional)) return undefined;
      return { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function isConditional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}

/** A root field, and the conditions of the fragments around it and its own. */
interface RootField {
  readonly node: FieldNode;
  readonly conditions: readonly DirectiveNode[];
}

function carryOutOnce(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationDefinitionNode | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const byKey = new Map<string, RootField[]>();
  for (const field of rootFields(operation.selectionSet.selections, fragments, [])) {
    const key = field.node.alias?.value ?? field.node.name.value;
    byKey.set(key, [...(byKey.get(key) ?? []), field]);
  }
  if ([...byKey.values()].every((fields) => fields.length === 1)) return operation;
  const selections: SelectionNode[] = [];
  for (const fields of byKey.values()) {
    const conditions = new Set(fields.map((field) => textOf(field.conditions)));
    // Its turn among the others is that of the first place that counts: which one it is must not depend on values.
    if (conditions.size > 1 && fields[0]?.conditions.length !== 0) return undefined;
    // The conditions of all of them are one, or the first has none: the field itself stands under that.
    const outer = conditions.size > 1 ? [] : (fields[0]?.conditions ?? []);
    const merged = mergeFields(fields, outer.length > 0);
    selections.push(...underConditions([merged], outer));
  }
  return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
}

function mergeFields(fields: readonly RootField[], isOuter: boolean): FieldNode {
  const [first] = fields;
  if (first === undefined) throw new Error('There is no field to merge.');
  const selections = fields.flatMap(({ node, conditions }) =>
    underConditions(node.selectionSet?.selections ?? [], isOuter ? [] : conditions),
  );
  const { directives: _, ...bare } = first.node;
  return selections.length === 0
    ? bare
    : { ...bare, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** Each condition in a fragment of its own: a directive can stand at one place once. */
function underConditions(
  selections: readonly SelectionNode[],
  conditions: readonly DirectiveNode[],
): readonly SelectionNode[] {
  if (selections.length === 0) return [];
  return conditions.reduceRight<readonly SelectionNode[]>(
    (inner, directive) => [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives: [directive],
        selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
      },
    ],
    selections,
  );
}

function rootFields(
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  around: readonly DirectiveNode[],
): readonly RootField[] {
  return selections.flatMap((node) => {
    const own = (node.directives ?? []).filter((directive) => !isAlways(directive));
    if (own.some(isNever)) return [];
    const conditions = [...around, ...own];
    if (node.kind === Kind.FIELD) return [{ node, conditions }];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    return inner ? rootFields(inner.selectionSet.selections, fragments, conditions) : [];
  });
}

function isAlways({ name, arguments: given = [] }: DirectiveNode): boolean {
  return given.some(
    ({ value }) => value.kind === Kind.BOOLEAN && value.value === (name.value === 'include'),
  );
}

function isNever({ name, arguments: given = [] }: DirectiveNode): boolean {
  return given.some(
    ({ value }) => value.kind === Kind.BOOLEAN && value.value === (name.value === 'skip'),
  );
}

function textOf(conditions: readonly DirectiveNode[]): string {
  return [...new Set(conditions.map((directive) => print(directive)))].sort().join(' ');
}
