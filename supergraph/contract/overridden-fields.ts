import { Kind } from 'graphql';
import type { Contract } from './contract.ts';
import { coordinatesOf, directivesNamed } from './coordinates.ts';
import { directiveArguments } from './directive-arguments.ts';
import { federationNames } from './federation-names.ts';

/** The coordinates that each subgraph has lost to an `@override(from:)`, by the name of the subgraph. */
export function overriddenFields(
  contracts: readonly Contract[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const lost = new Map<string, Set<string>>();
  for (const { document } of contracts) {
    const override = federationNames(document)('override');
    for (const { coordinate, node } of coordinatesOf(document)) {
      if (node.kind !== Kind.FIELD_DEFINITION || directivesNamed(node, override).length === 0)
        continue;
      const from = directiveArguments(node, override)?.text('from');
      if (from !== undefined) lost.set(from, (lost.get(from) ?? new Set()).add(coordinate));
    }
  }
  return lost;
}
