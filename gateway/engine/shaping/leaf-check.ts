import { isEnumType, type GraphQLLeafType } from 'graphql';

/**
 * A leaf's value as it leaves, undefined where it does not fit, or null where clients are not to see it. What a subgraph has serialized is JSON already:
 * it is checked, and not converted (https://spec.graphql.org/October2021/#sec-Scalars), but for an ID that came as
 * a number, which the specification serializes as a string.
 */
export type LeafCheck = (value: unknown) => unknown;

const MAX_INT = 2 ** 31;

const checks: Readonly<Record<string, LeafCheck>> = {
  Int: (value) =>
    Number.isInteger(value) && (value as number) >= -MAX_INT && (value as number) < MAX_INT
      ? value
      : undefined,
  Float: (value) => (typeof value === 'number' ? value : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  ID: (value) => {
    if (typeof value === 'string') return value;
    return Number.isSafeInteger(value) ? String(value) : undefined;
  },
};

/** For each enum the values that clients do not see (`@inaccessible`). */
export type HiddenValues = Readonly<Record<string, readonly string[]>>;

/**
 * The check for a type; a scalar of the graph's own may be any JSON. A value that is hidden from clients is no
 * mistake of the subgraph's, and null.
 */
export function leafCheck(type: GraphQLLeafType, hidden: readonly string[] = []): LeafCheck {
  if (!isEnumType(type)) return checks[type.name] ?? ((value) => value);
  const names = new Set(type.getValues().map(({ name }) => name));
  return (value) => {
    if (typeof value !== 'string') return undefined;
    if (names.has(value)) return value;
    return hidden.includes(value) ? null : undefined;
  };
}
