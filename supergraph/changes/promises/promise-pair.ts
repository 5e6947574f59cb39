import type { CoordinateFacts, Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';

/** What one contract says of one coordinate, before and after. */
export interface PromisePair {
  readonly before: Statement;
  readonly after: Statement;
}

/** Tells what is promised differently in one respect. */
export type ComparePromise = (pair: PromisePair) => Iterable<Difference>;

/** True where the contract speaks for the coordinate, before and after: elsewhere the home does. */
export function isSpoken({ before, after }: PromisePair): boolean {
  return !before.facts.isForeign && !after.facts.isForeign;
}

/**
 * True where the coordinate only inherits a change: its parent changes from the same to the same, and
 * that is told once, at the parent.
 */
export function isToldByParent(
  { before, after }: PromisePair,
  read: (facts: CoordinateFacts) => unknown,
): boolean {
  const [was, is] = [before.facts.parent, after.facts.parent];
  if (was === undefined || is === undefined || was.isForeign || is.isForeign) return false;
  return read(was) === read(before.facts) && read(is) === read(after.facts);
}
