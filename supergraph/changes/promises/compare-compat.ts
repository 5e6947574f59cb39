import { compatLevels } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { isSpoken, isToldByParent, type PromisePair } from './promise-pair.ts';

/** How strictly it is kept. */
export function* compareCompat(pair: PromisePair): Generator<Difference> {
  const { before, after } = pair;
  const [from, to] = [before.facts.compat, after.facts.compat];
  if (from === to || !isSpoken(pair) || isToldByParent(pair, ({ compat }) => compat)) return;
  const isLowered = compatLevels.indexOf(to) > compatLevels.indexOf(from);
  yield contractDifference(isLowered ? 'COMPAT_LOWERED' : 'COMPAT_RAISED', after, {
    message: `${after.facts.coordinate} was kept ${from} and is now kept ${to}.`,
  });
}
