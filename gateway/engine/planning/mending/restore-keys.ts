import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  PlanSelection,
  QueryPlan,
} from '../query-plan.ts';
import type { PartedKeys } from './part-keys.ts';

/**
 * Makes a plan of parted keys one whose data has the client's keys where the client asked, and keys of
 * their own where the planner did: what a fetch requires is read from those.
 */
export function restoreKeys(plan: QueryPlan, keys: PartedKeys): QueryPlan {
  return plan.node === undefined ? plan : { ...plan, node: restoreNode(plan.node, keys) };
}

function restoreNode(node: PlanNode, keys: PartedKeys): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => restoreNode(child, keys)) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: restoreNode(node.ifClause, keys) }),
        ...(node.elseClause && { elseClause: restoreNode(node.elseClause, keys) }),
      };
    case 'Flatten':
      return {
        ...node,
        path: node.path.map((step) => (typeof step === 'string' ? restoreKey(step, keys) : step)),
        node: restoreNode(node.node, keys),
      };
    case 'Fetch':
      return restoreFetch(node, keys);
  }
}

function restoreFetch(fetch: FetchNode, keys: PartedKeys): FetchNode {
  const { requires, outputRewrites } = fetch;
  return {
    ...fetch,
    operation: restoreOperation(fetch.operation, keys),
    ...(requires && { requires: requires.map((one) => restoreRequired(one, keys)) }),
    ...(outputRewrites && {
      outputRewrites: outputRewrites.map((one) => restoreRewrite(one, keys)),
    }),
  };
}

function restoreKey(key: string, { clients, planners }: PartedKeys): string {
  return clients.get(key) ?? planners.get(key) ?? key;
}

function restoreOperation(operation: string, keys: PartedKeys): string {
  const restored = visit(parse(operation, { noLocation: true }), {
    Field(node) {
      const { alias, name } = node;
      const key = (alias ?? name).value;
      const value = restoreKey(key, keys);
      if (value === key) return undefined;
      if (value !== name.value) return { ...node, alias: { kind: Kind.NAME, value } };
      const { alias: dropped, ...plain } = node;
      return dropped === undefined ? undefined : plain;
    },
  });
  return stripIgnoredCharacters(print(restored));
}

function restoreRequired(selection: PlanSelection, keys: PartedKeys): PlanSelection {
  const selections = selection.selections?.map((one) => restoreRequired(one, keys));
  if (selection.kind === 'InlineFragment') return { ...selection, selections: selections ?? [] };
  const key = selection.alias ?? selection.name;
  const alias = restoreKey(key, keys);
  return {
    ...selection,
    ...(alias !== key && { alias }),
    ...(selections && { selections }),
  };
}

function restoreRewrite(rewrite: FetchDataRewrite, keys: PartedKeys): FetchDataRewrite {
  const path = rewrite.path.map((step) => restoreKey(step, keys));
  return rewrite.kind === 'ValueSetter'
    ? { ...rewrite, path }
    : { ...rewrite, path, renameKeyTo: restoreKey(rewrite.renameKeyTo, keys) };
}
