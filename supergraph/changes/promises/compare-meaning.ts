import { isSameMeaning } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange, quoteTexts } from './describe-change.ts';
import { isSpoken, type PromisePair } from './promise-pair.ts';

/** What it means. */
export function* compareMeaning(pair: PromisePair): Generator<Difference> {
  const { before, after } = pair;
  const [was, is] = [before.facts.meaning, after.facts.meaning];
  if (!isSpoken(pair) || isSameMeaning(was, is)) return;
  const kind = was === '' ? 'MEANING_ADDED' : is === '' ? 'MEANING_REMOVED' : 'MEANING_CHANGED';
  const { coordinate } = after.facts;
  const texts = quoteTexts(was || undefined, is || undefined);
  yield contractDifference(kind, after, {
    message: describeChange({ what: 'meaning', coordinate, ...texts }),
  });
}
