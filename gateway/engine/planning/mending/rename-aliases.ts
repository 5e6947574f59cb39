import { Kind, visit, type DocumentNode } from 'graphql';
import type { PlanNode, PlanSelection, QueryPlan } from '../query-plan.ts';

/** A document in which no alias can be taken for a field. */
export interface RenamedDocument {
  readonly document: DocumentNode;
  /** By alias and field, written `alias: field`: the key under which plan and data have it. */
  readonly dataKeys: Readonly<Record<string, string>>;
}

/**
 * The aliases of a document that a fetch of its plan takes for the field of that name. The planner knows a
 * field by its response name: `{ products { price: discount estimate } }` would send the discount as the
 * price that `estimate` requires, and so let a client choose what one subgraph tells another.
 */
export function mistakenAliases(plan: QueryPlan, document: DocumentNode): string[] {
  const aliases = new Set<string>();
  visit(document, {
    Field({ alias, name }) {
      if (alias !== undefined && alias.value !== name.value) aliases.add(alias.value);
    },
  });
  if (aliases.size === 0) return [];
  const required = plan.node === undefined ? [] : requiredNames(plan.node);
  // Asked for by the planner wherever a type is abstract, whether or not a fetch requires it.
  return [...new Set([...required, '__typename'])].filter((name) => aliases.has(name));
}

/** Gives each aliased field an alias of its own, alike wherever alias and field are alike. */
export function renameAliases(document: DocumentNode): RenamedDocument {
  const taken = new Set<string>();
  visit(document, { Name: ({ value }) => void taken.add(value) });
  const dataKeys: Record<string, string> = {};
  const renamed = visit(document, {
    Field(node) {
      const { alias, name } = node;
      if (alias === undefined || alias.value === name.value) return undefined;
      const key = `${alias.value}: ${name.value}`;
      const value = (dataKeys[key] ??= freeKey(alias.value, name.value, taken));
      return { ...node, alias: { kind: Kind.NAME, value } };
    },
  });
  return { document: renamed, dataKeys };
}

function freeKey(alias: string, field: string, taken: Set<string>): string {
  // Two underscores at the beginning would make it introspection's.
  let key = `${alias}_of_${field}`.replace(/^_+/, '');
  while (taken.has(key)) key += '_';
  taken.add(key);
  return key;
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
