import type { QueryPlan } from './query-plan.ts';
import { Refusal } from './refusal.ts';

/** A node as the planner makes it: besides those of query-plan.ts also these two kinds. */
interface ReceivedNode {
  readonly kind: string;
  readonly nodes?: readonly ReceivedNode[];
  readonly node?: ReceivedNode | undefined;
  readonly ifClause?: ReceivedNode | undefined;
  readonly elseClause?: ReceivedNode | undefined;
}

export interface ReceivedPlan {
  readonly kind: 'QueryPlan';
  readonly node?: ReceivedNode | undefined;
}

const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['Subscription', 'a subscription'],
  ['Defer', 'a @defer'],
]);

/**
 * Takes a plan over, or refuses what the engine would execute wrongly.
 * @throws Refusal OPERATION_UNSUPPORTED
 */
export function acceptPlan(plan: ReceivedPlan): QueryPlan {
  if (plan.node !== undefined) acceptNode(plan.node);
  return plan as QueryPlan;
}

function acceptNode(node: ReceivedNode): void {
  const unsupported = UNSUPPORTED.get(node.kind);
  if (unsupported !== undefined) {
    throw new Refusal(
      'OPERATION_UNSUPPORTED',
      `The operation needs ${unsupported}, which is not served.`,
    );
  }
  for (const child of node.nodes ?? []) acceptNode(child);
  for (const child of [node.node, node.ifClause, node.elseClause]) {
    if (child !== undefined) acceptNode(child);
  }
}
