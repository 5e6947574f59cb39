import { operationLimits, type OperationLimit, type OperationLimits } from './limits.ts';

/** A value for every limit: the given one, else the default. */
export function mergeLimits(
  given: Readonly<Partial<Record<string, number | undefined>>> = {},
): OperationLimits {
  const merged = Object.entries(operationLimits).map(([name, limit]) => [
    name,
    given[name] ?? limit.default,
  ]);
  return Object.fromEntries(merged) as Record<OperationLimit, number>;
}
