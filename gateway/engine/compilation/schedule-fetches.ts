import type { FetchNode, PlanNode } from '../planning/query-plan.ts';

/** A condition on a variable of the operation: `@include` wants true, `@skip` false. */
export interface FetchCondition {
  readonly variable: string;
  readonly is: boolean;
}

/** One fetch of a query plan, and when it may begin. */
export interface ScheduledFetch {
  readonly id: number;
  readonly node: FetchNode;
  /** Where its entities stand in the response: response keys, `@` for each item of a list. */
  readonly path: readonly string[];
  readonly conditions: readonly FetchCondition[];
  /** The fetches that must have ended before: always with lower ids. */
  readonly after: ReadonlySet<number>;
  /** 1 for a fetch that waits for none, else one more than the highest of those that it waits for. */
  readonly level: number;
}

/** Takes a plan's tree apart: its sequences become what each fetch waits for. */
export function scheduleFetches(root: PlanNode | undefined): readonly ScheduledFetch[] {
  const scheduled: ScheduledFetch[] = [];

  /** What somebody has to wait for who comes after the node. */
  const visit = (node: PlanNode, place: Place): ReadonlySet<number> => {
    switch (node.kind) {
      case 'Sequence': {
        let { after } = place;
        for (const child of node.nodes) after = visit(child, { ...place, after });
        return after;
      }
      case 'Parallel':
        return union(node.nodes.map((child) => visit(child, place)));
      case 'Flatten':
        return visit(node.node, { ...place, path: [...place.path, ...node.path.map(String)] });
      case 'Condition': {
        const branch = (child: PlanNode | undefined, is: boolean) =>
          child === undefined
            ? place.after
            : visit(child, {
                ...place,
                conditions: [...place.conditions, { variable: node.condition, is }],
              });
        return union([branch(node.ifClause, true), branch(node.elseClause, false)]);
      }
      case 'Fetch': {
        const { path, after, conditions } = place;
        const id = scheduled.length;
        const level = 1 + Math.max(0, ...[...after].map((other) => scheduled[other]?.level ?? 0));
        scheduled.push({ id, node, path, conditions, after, level });
        return new Set([id]);
      }
    }
  };
  if (root !== undefined) visit(root, { path: [], after: new Set(), conditions: [] });
  return scheduled;
}

interface Place {
  readonly path: readonly string[];
  readonly after: ReadonlySet<number>;
  readonly conditions: readonly FetchCondition[];
}

function union(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]));
}
