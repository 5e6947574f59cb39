import fc from 'fast-check';
import type { FetchNode, PlanNode } from '../../../gateway/engine/planning/query-plan.ts';

/** A tree of fetches that are not told apart yet. */
const { plan } = fc.letrec<{ plan: PlanNode; deeper: PlanNode }>((tie) => ({
  plan: fc.oneof({ depthSize: 'small', withCrossShrink: true }, anyFetch(), tie('deeper')),
  deeper: fc.oneof(
    fc
      .array(tie('plan'), { minLength: 1, maxLength: 4 })
      .map((nodes): PlanNode => ({ kind: 'Sequence', nodes })),
    fc
      .array(tie('plan'), { minLength: 1, maxLength: 4 })
      .map((nodes): PlanNode => ({ kind: 'Parallel', nodes })),
    fc
      .tuple(tie('plan'), fc.constantFrom('a', 'b'))
      .map(([node, key]): PlanNode => ({ kind: 'Flatten', path: [key, '@'], node })),
    fc
      .tuple(fc.constantFrom('x', 'y'), tie('plan'), fc.option(tie('plan')))
      .map(([condition, ifClause, elseClause]): PlanNode => ({
        kind: 'Condition',
        condition,
        ifClause,
        ...(elseClause !== null && { elseClause }),
      })),
  ),
}));

function anyFetch(): fc.Arbitrary<PlanNode> {
  const kinds = fc.constantFrom('entities', 'entities', 'entities', 'root', 'mutation');
  return fc
    .tuple(fc.constantFrom('left', 'right'), kinds)
    .map(([serviceName, kind]): FetchNode => ({
      kind: 'Fetch',
      serviceName,
      operation: '',
      operationKind: kind === 'mutation' ? 'mutation' : 'query',
      ...(kind === 'entities' && { requires: [{ kind: 'Field', name: 'id' }] }),
    }));
}

/** Any tree of a query plan. Each fetch is named by its operation: its place among the fetches, from the left. */
export function randomPlan(): fc.Arbitrary<PlanNode> {
  return plan.map((node) => {
    let named = 0;
    const name = (one: PlanNode): PlanNode => {
      switch (one.kind) {
        case 'Fetch':
          return { ...one, operation: String(named++) };
        case 'Sequence':
        case 'Parallel':
          return { ...one, nodes: one.nodes.map(name) };
        case 'Flatten':
          return { ...one, node: name(one.node) };
        case 'Condition': {
          const ifClause = one.ifClause && name(one.ifClause);
          const elseClause = one.elseClause && name(one.elseClause);
          return { ...one, ...(ifClause && { ifClause }), ...(elseClause && { elseClause }) };
        }
      }
    };
    return name(node);
  });
}

/** What a plan's tree says: the names of its fetches, and for each those that a sequence has before it. */
export function readOrder(root: PlanNode): ReadonlyMap<string, ReadonlySet<string>> {
  const order = new Map<string, ReadonlySet<string>>();
  const read = (node: PlanNode, before: readonly string[]): readonly string[] => {
    switch (node.kind) {
      case 'Fetch':
        order.set(node.operation, new Set(before));
        return [node.operation];
      case 'Sequence': {
        const passed: string[] = [];
        for (const child of node.nodes) passed.push(...read(child, [...before, ...passed]));
        return passed;
      }
      case 'Parallel':
        return node.nodes.flatMap((child) => read(child, before));
      case 'Flatten':
        return read(node.node, before);
      case 'Condition':
        return [node.ifClause, node.elseClause].flatMap((child) =>
          child ? read(child, before) : [],
        );
    }
  };
  read(root, []);
  return order;
}
