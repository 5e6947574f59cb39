import type { ContractPlaces } from './contract-places.ts';
import type { GraphPlaces } from './graph-places.ts';

/** `in subgraphs "accounts" and "billing"`, `since "T.f" on "billing" is marked`. */
const patterns: readonly RegExp[] = [
  /\bsubgraphs? ((?:"[^"]+"(?:,? and |, )?)+)/g,
  /\bon ("[^"]+") is marked/g,
];

/** The contracts whose subgraphs a message names, in that order. */
export function namedSubgraphs(message: string, graph: GraphPlaces): readonly ContractPlaces[] {
  const lists = patterns.flatMap((pattern) => [...message.matchAll(pattern)]);
  const names = lists.flatMap(([, list = '']) => [...list.matchAll(/"([^"]+)"/g)]);
  return [...new Set(names.map(([, name]) => name))].flatMap((name) => graph.named(name) ?? []);
}
