import type { ChangeKind } from '../change-kinds.ts';
import type { JudgedChange } from './judge-change.ts';
import type { GraphPair } from './standing-of.ts';

/** The team that answered for a coordinate, and the one that answers for it now. */
export interface Transfer {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** By these another contract may speak for the coordinate, whose owner then answers for it. */
const handOvers: ReadonlySet<ChangeKind> = new Set([
  'HOME_TAKEN',
  'HOME_GIVEN_UP',
  'EXTERNAL_ADDED',
  'EXTERNAL_REMOVED',
  'OVERRIDE_ADDED',
  'OVERRIDE_REMOVED',
  'OVERRIDE_CHANGED',
  'RESOLVER_ADDED',
  'RESOLVER_REMOVED',
  'RESOLVER_MOVED',
]);

/** Into whose hands a change gives its coordinate; undefined where it stays in the same. */
export function transferOf(
  { change: { kind, coordinate }, standing: { was, is } }: JudgedChange,
  { before, after }: GraphPair,
): Transfer | undefined {
  if (kind === 'OWNER_CHANGED') return { from: was?.facts.owner, to: is?.facts.owner };
  if (!handOvers.has(kind)) return undefined;
  const from = before.speaker(coordinate)?.facts.owner;
  const to = after.speaker(coordinate)?.facts.owner;
  return from === to ? undefined : { from, to };
}
