import type { QueryPlan } from '@apollo/query-planner';
import type { PlannedFetch } from './planned-fetch.ts';

type PlanNode = NonNullable<QueryPlan['node']>;

/** Every fetch of a query plan, in the order in which it is written, conditional ones included. */
export function listPlannedFetches(plan: QueryPlan): PlannedFetch[] {
  return plan.node === undefined ? [] : listNode(plan.node, []);
}

function listNode(node: PlanNode, at: readonly string[]): PlannedFetch[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => listNode(child, at));
    case 'Flatten':
      return listNode(node.node, [...at, ...node.path.map(String)]);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((child) =>
        child ? listNode(child, at) : [],
      );
    case 'Fetch':
      return [
        {
          subgraph: node.serviceName,
          at,
          operation: node.operation,
          requires: requiredKeys(node.requires ?? []),
        },
      ];
    case 'Defer':
    case 'Subscription':
      // Neither is ever planned: the schema has no @defer, and subscriptions are refused at start.
      return [];
  }
}

type RequiredNode = NonNullable<Extract<PlanNode, { kind: 'Fetch' }>['requires']>[number];

function requiredKeys(nodes: readonly RequiredNode[]): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'Field' ? [node.alias ?? node.name] : requiredKeys(node.selections),
  );
}
