import type { FetchNode, PlanNode } from '../../gateway/engine/planning/query-plan.ts';

/** The fetches of a plan, in the order in which they are written, each with the path above it. */
export function plannedFetches(
  node: PlanNode | undefined,
  at: readonly (string | number)[] = [],
): (FetchNode & { readonly at: string })[] {
  if (node === undefined) return [];
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => plannedFetches(child, at));
    case 'Condition':
      return [...plannedFetches(node.ifClause, at), ...plannedFetches(node.elseClause, at)];
    case 'Flatten':
      return plannedFetches(node.node, [...at, ...node.path]);
    case 'Fetch':
      return [{ ...node, at: at.join('.') }];
  }
}
