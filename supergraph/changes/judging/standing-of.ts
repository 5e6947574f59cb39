import { rootTypesOf, type GraphFacts, type Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractNamed } from '../contract-named.ts';
import { effectOf, type Effect } from './effect-of.ts';
import { outerCoordinates } from './outer-coordinates.ts';

/** Two graphs. */
export interface GraphPair {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}

/** How a difference stands to what the contracts say. */
export interface Standing {
  readonly effect: Effect;
  /** What was said of the coordinate, by the one whose word is judged. */
  readonly was: Statement | undefined;
  /** What is said of it now. */
  readonly is: Statement | undefined;
  /** Whose level judges: what was there, and of an addition what it is added to. */
  readonly keeper: Statement | undefined;
}

/**
 * Finds who speaks for the coordinate of a difference: at level API the one whose word counts in the
 * graph, at level CONTRACT the contract that differs.
 */
export function standingOf(difference: Difference, graphs: GraphPair): Standing {
  const { kind, coordinate } = difference;
  const effect = effectOf(kind);
  const was = effect === 'ADDS' ? undefined : saidBefore(difference, graphs);
  const is = effect === 'REMOVES' ? undefined : saidAfter(difference, graphs);
  if (was !== undefined) return { effect, was, is, keeper: was };
  const keeper = outerCoordinates(coordinate)
    .map((outer) => keeperOf({ ...difference, coordinate: outer }, is, graphs))
    .find((one) => one !== undefined);
  return { effect, was, is, keeper };
}

/**
 * Who keeps what something is added to. A contract keeps its own part of a type that many have, above all
 * of the root types; an entity is kept by its home.
 */
function keeperOf(
  outer: Difference,
  added: Statement | undefined,
  graphs: GraphPair,
): Statement | undefined {
  if (added === undefined) return saidBefore(outer, graphs);
  const { contract } = added.contract;
  const own = statementOf(graphs.before, outer.coordinate, contract.name);
  if (own?.facts.isForeign === false) return own;
  const isRoot = Object.values(rootTypesOf(contract.document)).includes(outer.coordinate);
  return isRoot ? undefined : saidBefore(outer, graphs);
}

function saidBefore(difference: Difference, { before, after }: GraphPair): Statement | undefined {
  const { kind, coordinate, subgraph } = difference;
  const speaker = before.speaker(coordinate);
  if (subgraph === undefined) return speaker;
  const own = statementOf(before, coordinate, subgraph);
  if (kind === 'RESOLVER_ADDED') return own;
  // Whoever takes over is held to the promise that counted until then.
  const speaksNow = after.speaker(coordinate)?.contract.contract.name === subgraph;
  return speaksNow ? (speaker ?? own) : (own ?? speaker);
}

function saidAfter(
  { coordinate, subgraph }: Difference,
  { after }: GraphPair,
): Statement | undefined {
  const own = subgraph === undefined ? undefined : statementOf(after, coordinate, subgraph);
  return own ?? after.speaker(coordinate);
}

function statementOf(graph: GraphFacts, coordinate: string, name: string): Statement | undefined {
  const contract = contractNamed(graph, name);
  const facts = contract?.get(coordinate);
  return contract && facts && { contract, facts };
}
