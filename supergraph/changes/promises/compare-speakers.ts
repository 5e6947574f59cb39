import type { GraphFacts, Statement } from '@demarc/supergraph/contract';
import type { ChangeKind } from '../change-kinds.ts';
import type { Difference } from '../change.ts';
import { compareCompat } from './compare-compat.ts';
import { compareData } from './compare-data.ts';
import { compareLifecycle } from './compare-lifecycle.ts';
import { compareMeaning } from './compare-meaning.ts';
import { compareOrigin } from './compare-origin.ts';
import { compareOwner } from './compare-owner.ts';
import type { ComparePromise } from './promise-pair.ts';

interface GraphPair {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}

/** After these, another contract may speak for the coordinate. */
const handOvers: ReadonlySet<ChangeKind> = new Set([
  'HOME_TAKEN',
  'HOME_GIVEN_UP',
  'OVERRIDE_ADDED',
  'OVERRIDE_REMOVED',
  'RESOLVER_MOVED',
  'RESOLVER_REMOVED',
]);

/** What the one that speaks may say otherwise. */
const respects: readonly ComparePromise[] = [
  compareMeaning,
  compareOrigin,
  compareCompat,
  compareLifecycle,
  compareData,
];

/** What is promised differently by the contract that speaks now than by the one that spoke before. */
export function compareSpeakers(
  differences: readonly Difference[],
  graphs: GraphPair,
): readonly Difference[] {
  const handedOver = new Set(
    differences.filter(({ kind }) => handOvers.has(kind)).map(({ coordinate }) => coordinate),
  );
  return [...handedOver].flatMap((coordinate) => {
    const { contract } = graphs.after.speaker(coordinate) ?? {};
    const within = contract?.all.filter((facts) => isWithin(facts.coordinate, coordinate)) ?? [];
    return within.flatMap((facts) => compareSpeaker(facts.coordinate, graphs, coordinate));
  });
}

function compareSpeaker(
  coordinate: string,
  { before, after }: GraphPair,
  handedOver: string,
): readonly Difference[] {
  const [was, is] = [before.speaker(coordinate), after.speaker(coordinate)];
  if (was === undefined || is === undefined) return [];
  if (was.contract.contract.name === is.contract.contract.name) return [];
  // What is handed over without its type is not told by the type.
  const pair = { before: coordinate === handedOver ? withoutParent(was) : was, after: is };
  // Whose the whole is now says the hand-over; a part may have had an owner of its own.
  const all = coordinate === handedOver ? respects : [compareOwner, ...respects];
  return all.flatMap((compare) => [...compare(pair)]);
}

function withoutParent({ contract, facts }: Statement): Statement {
  return { contract, facts: { ...facts, parent: undefined } };
}

/** `Type.field(argument:)` is within `Type.field`, and both are within `Type`. */
function isWithin(coordinate: string, outer: string): boolean {
  return (
    coordinate === outer || coordinate.startsWith(`${outer}.`) || coordinate.startsWith(`${outer}(`)
  );
}
