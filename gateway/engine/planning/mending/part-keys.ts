import { Kind, visit, type DocumentNode } from 'graphql';

/** A document whose response keys cannot be taken for fields, and what is to become of the keys of its plan. */
export interface PartedKeys {
  readonly document: DocumentNode;
  /** The client's: each key that stands in the document now → the one that the client gave. */
  readonly clients: ReadonlyMap<string, string>;
  /** The planner's: each field that the plan may ask for by itself → the key that it gets in the data. */
  readonly planners: ReadonlyMap<string, string>;
}

/**
 * Gives every field of the client under one of these response keys a key of its own, alike wherever key
 * and field are alike, so that a plan says which of its fields are the client's.
 */
export function partKeys(document: DocumentNode, mistaken: ReadonlySet<string>): PartedKeys {
  const taken = new Set(mistaken);
  visit(document, { Name: ({ value }) => void taken.add(value) });
  const byUse = new Map<string, string>();
  const clients = new Map<string, string>();
  const renamed = visit(document, {
    Field(node) {
      const { alias, name } = node;
      const key = (alias ?? name).value;
      if (!mistaken.has(key)) return undefined;
      const use = `${key} ${name.value}`;
      const value = byUse.get(use) ?? freeKey(`${key}_of_client`, taken);
      byUse.set(use, value);
      clients.set(value, key);
      return { ...node, alias: { kind: Kind.NAME, value } };
    },
  });
  const planners = new Map(
    [...mistaken].map((name) => [name, freeKey(`${name}_of_planner`, taken)]),
  );
  return { document: renamed, clients, planners };
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  while (taken.has(key)) key += '_';
  taken.add(key);
  return key;
}
