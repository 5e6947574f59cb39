import type { ContractFacts } from '@demarc/supergraph/contract';
import { print } from 'graphql';
import type { Difference } from '../change.ts';
import { contractsByName } from '../contract-named.ts';
import { directiveDefinition } from './directive-definition.ts';
import { outerCoordinates } from './outer-coordinates.ts';
import type { GraphPair, Standing } from './standing-of.ts';

/**
 * The name of the subgraph that makes the difference: where several have the coordinate, one that says
 * something else of it than before, the one that speaks for it first.
 */
export function culpritOf(
  { coordinate, subgraph }: Difference,
  { is, was, keeper }: Standing,
  { before, after }: GraphPair,
): string | undefined {
  if (subgraph !== undefined) return subgraph;
  const speaker = (is ?? was ?? keeper)?.contract.contract.name;
  const [old, now] = [contractsByName(before), contractsByName(after)];
  const changed = [speaker, ...now.keys(), ...old.keys()]
    .filter((name) => name !== undefined)
    .filter((name) => old.get(name) !== now.get(name));
  for (const one of [coordinate, ...outerCoordinates(coordinate)]) {
    const differs = (name: string) => textIn(old.get(name), one) !== textIn(now.get(name), one);
    const differing = changed.find(differs);
    if (differing !== undefined) return differing;
  }
  if (speaker !== undefined) return speaker;
  // Nobody speaks for a directive.
  const defines = (one: ContractFacts) => directiveDefinition(one, coordinate) !== undefined;
  return [...now.values(), ...old.values()].find(defines)?.contract.name;
}

/** All that a contract says of a coordinate and what lies in it; empty where it does not have it. */
function textIn(contract: ContractFacts | undefined, coordinate: string): string {
  const definition = contract && directiveDefinition(contract, coordinate);
  const nodes = definition ? [definition] : (contract?.get(coordinate)?.nodes ?? []);
  return nodes.map(print).join('\n');
}
