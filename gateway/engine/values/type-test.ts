import type { IsOfType } from './build-representation.ts';

/** Tells whether a type meets a type condition, in the schema that the subgraphs see together. */
export function typeTest(possibleTypes: Readonly<Record<string, readonly string[]>>): IsOfType {
  const members = new Map(
    Object.entries(possibleTypes).map(([name, types]) => [name, new Set<unknown>(types)]),
  );
  return (typename, condition) =>
    typename === condition || (members.get(condition)?.has(typename) ?? false);
}
