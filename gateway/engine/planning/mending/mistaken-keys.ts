import { visit, type DocumentNode } from 'graphql';
import type { PlanNode, PlanSelection, QueryPlan } from '../query-plan.ts';

/**
 * The response keys of a document that its plan takes for the fields of those names. The planner knows a
 * field by its response key: `{ products { price: discount estimate } }` would send the discount as the
 * price that `estimate` requires, and so let a client choose what one subgraph tells another.
 */
export function mistakenKeys(plan: QueryPlan, document: DocumentNode): string[] {
  const aliases = foreignAliases(document);
  if (aliases.size === 0 || plan.node === undefined) return [];
  const required = new Set(requiredNames(plan.node));
  return [...aliases].filter((alias) => required.has(alias));
}

/** The aliases that are not the name of their field. */
export function foreignAliases(document: DocumentNode): Set<string> {
  const aliases = new Set<string>();
  visit(document, {
    Field({ alias, name }) {
      if (alias !== undefined && alias.value !== name.value) aliases.add(alias.value);
    },
  });
  return aliases;
}

function requiredNames(node: PlanNode): string[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(requiredNames);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((child) =>
        child === undefined ? [] : requiredNames(child),
      );
    case 'Flatten':
      return requiredNames(node.node);
    case 'Fetch':
      return selectedNames(node.requires ?? []);
  }
}

function selectedNames(selections: readonly PlanSelection[]): string[] {
  return selections.flatMap((selection) => [
    ...(selection.kind === 'Field' ? [selection.name] : []),
    ...selectedNames(selection.selections ?? []),
  ]);
}
