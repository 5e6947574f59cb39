import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { FetchNode, KeyRenamer, PlanNode, PlanSelection, QueryPlan } from '../query-plan.ts';
import { splitConflictingFetch } from './split-conflicting-fetch.ts';
import type { SyntheticFields } from './synthetic-fields.ts';

/**
 * Makes a plan one that subgraphs understand: an operation asks for the real field of a synthetic one,
 * under its name as an alias; a representation has each value under its field's real name when it is sent.
 */
export function restoreRequiredFields(plan: QueryPlan, synthetic: SyntheticFields): QueryPlan {
  return plan.node === undefined ? plan : { ...plan, node: restoreNode(plan.node, synthetic) };
}

function restoreNode(node: PlanNode, synthetic: SyntheticFields): PlanNode {
  const restore = (child: PlanNode) => restoreNode(child, synthetic);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(restore) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: restore(node.ifClause) }),
        ...(node.elseClause && { elseClause: restore(node.elseClause) }),
      };
    case 'Flatten': {
      const inner = restore(node.node);
      if (inner === node.node || inner.kind !== 'Parallel') return { ...node, node: inner };
      return { kind: 'Parallel', nodes: inner.nodes.map((one) => ({ ...node, node: one })) };
    }
    case 'Fetch': {
      const fetches = splitConflictingFetch(node, synthetic).map((one) =>
        restoreFetch(one, synthetic),
      );
      const [first = node] = fetches;
      return fetches.length > 1 ? { kind: 'Parallel', nodes: fetches } : first;
    }
  }
}

function restoreFetch(fetch: FetchNode, synthetic: SyntheticFields): FetchNode {
  const renames = renamesOf(fetch.requires ?? [], [], synthetic);
  return {
    ...fetch,
    operation: restoreOperation(fetch.operation, synthetic),
    // Before the planner's own: one that sets `__typename` to an interface hides the type conditions.
    ...(renames.length > 0 && { inputRewrites: [...renames, ...(fetch.inputRewrites ?? [])] }),
  };
}

function restoreOperation(operation: string, { fields }: SyntheticFields): string {
  if (![...fields.keys()].some((name) => operation.includes(name))) return operation;
  const restored = visit(parse(operation, { noLocation: true }), {
    Field(node) {
      const real = fields.get(node.name.value);
      if (real === undefined) return undefined;
      return {
        ...node,
        alias: node.alias ?? node.name,
        name: { kind: Kind.NAME, value: real.name },
        arguments: real.arguments,
      };
    },
  });
  return stripIgnoredCharacters(print(restored));
}

/** The deepest first: a path names what is above by the names that it still has. */
function renamesOf(
  selections: readonly PlanSelection[],
  above: readonly string[],
  synthetic: SyntheticFields,
): KeyRenamer[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      const path = typeCondition === undefined ? above : [...above, `... on ${typeCondition}`];
      return renamesOf(selection.selections, path, synthetic);
    }
    const key = selection.alias ?? selection.name;
    const path = [...above, key];
    const renameKeyTo = synthetic.fields.get(selection.name)?.name ?? selection.name;
    return [
      ...renamesOf(selection.selections ?? [], path, synthetic),
      ...(renameKeyTo === key ? [] : [{ kind: 'KeyRenamer', path, renameKeyTo } as const]),
    ];
  });
}
