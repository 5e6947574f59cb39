import { bounds } from '../bounds.ts';
import { isDeeperThan } from '../limits/is-deeper-than.ts';
import type { CompiledOperation } from './compilation/compile-operation.ts';
import type { SentVariables } from './values/sent-variables.ts';

/** How many page sizes of one operation are remembered to pass its limits. */
const KEPT = 256;

/** Remembers which variables were looked at by every station, as far as an operation's limits depend on them. */
export function keepPassed({
  checkVariables,
  pageSizes,
}: Pick<CompiledOperation, 'checkVariables' | 'pageSizes'>) {
  const passed = new Set<string>();
  // Null and nothing are two things: where nothing is said, a default holds.
  const sizesOf = (variables: SentVariables) =>
    JSON.stringify(
      pageSizes.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : [])),
    );
  return {
    mayPass: (variables: SentVariables): boolean =>
      // First: what nests too deeply cannot be written.
      !isDeeperThan(variables, bounds.variableDepth.is + 1) &&
      passed.has(sizesOf(variables)) &&
      checkVariables(variables).length === 0,
    pass(variables: SentVariables): void {
      for (const oldest of passed) {
        if (passed.size < KEPT) break;
        passed.delete(oldest);
      }
      passed.add(sizesOf(variables));
    },
  };
}
