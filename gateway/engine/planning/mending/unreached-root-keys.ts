import {
  Kind,
  parse,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlanNode, QueryPlan } from '../query-plan.ts';

type Conditions = ReadonlyMap<string, boolean>;

/**
 * The response keys at the root of an operation that no fetch of its plan produces. The planner has an
 * empty plan for a field that no subgraph can reach; executed, it would be null without an error.
 */
export function unreachedRootKeys(
  plan: QueryPlan,
  document: DocumentNode,
  operationName: string | undefined,
): string[] {
  const operation = findOperation(document, operationName);
  if (operation === undefined) return [];
  const wanted = rootKeys(document, operation.selectionSet, new Map());
  const produced = new Set(plan.node === undefined ? [] : producedKeys(plan.node));
  return [...wanted].filter((key) => !produced.has(key));
}

function findOperation(
  { definitions }: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  return definitions.find(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION && (name === undefined || node.name?.value === name),
  ) as OperationDefinitionNode | undefined;
}

/** Without what is never executed: the planner leaves such fields out, and may. */
function rootKeys(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  above: Conditions,
): Set<string> {
  const keys = new Set<string>();
  for (const selection of selections) {
    const conditions = narrow(above, selection.directives ?? []);
    if (conditions === undefined) continue;
    if (selection.kind === Kind.FIELD) {
      const { name, alias } = selection;
      if (!name.value.startsWith('__')) keys.add((alias ?? name).value);
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragmentOf(document, selection.name.value);
    if (inner) for (const key of rootKeys(document, inner, conditions)) keys.add(key);
  }
  return keys;
}

function fragmentOf({ definitions }: DocumentNode, name: string): SelectionSetNode | undefined {
  const found = definitions.find(
    (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
  );
  return found?.kind === Kind.FRAGMENT_DEFINITION ? found.selectionSet : undefined;
}

/** The values that variables must have for a selection to count; undefined where none can make it count. */
function narrow(
  above: Conditions,
  directives: NonNullable<SelectionSetNode['selections'][number]['directives']>,
): Conditions | undefined {
  const conditions = new Map(above);
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const wanted = name.value === 'include';
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.BOOLEAN && value.value !== wanted) return undefined;
    if (value?.kind !== Kind.VARIABLE) continue;
    if ((conditions.get(value.name.value) ?? wanted) !== wanted) return undefined;
    conditions.set(value.name.value, wanted);
  }
  return conditions;
}

/** What is fetched at a path was produced at the root by another fetch. */
function producedKeys(node: PlanNode): string[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(producedKeys);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((child) =>
        child === undefined ? [] : producedKeys(child),
      );
    case 'Flatten':
      return node.path.length === 0 ? producedKeys(node.node) : [];
    case 'Fetch': {
      const document = parse(node.operation, { noLocation: true });
      const operation = findOperation(document, undefined);
      return operation === undefined
        ? []
        : [...rootKeys(document, operation.selectionSet, new Map())];
    }
  }
}
