import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange, quoteTexts } from './describe-change.ts';
import { isSpoken, type PromisePair } from './promise-pair.ts';

/** Where the value comes from, what rules it keeps, which process it belongs to. */
export function* compareOrigin(pair: PromisePair): Generator<Difference> {
  if (!isSpoken(pair)) return;
  const { before, after } = pair;
  const { coordinate } = after.facts;

  const [source, newSource] = [before.facts.source, after.facts.source];
  if (source !== newSource) {
    const isRemoved = newSource === undefined;
    const kind =
      source === undefined ? 'SOURCE_ADDED' : isRemoved ? 'SOURCE_REMOVED' : 'SOURCE_CHANGED';
    const texts = quoteTexts(source, newSource);
    yield contractDifference(kind, after, {
      message: describeChange({ what: 'source', coordinate, ...texts }),
    });
  }

  const [from, to] = [listOf(before.facts.rules), listOf(after.facts.rules)];
  if (from !== to) {
    yield contractDifference('RULES_CHANGED', after, {
      message: describeChange({ what: 'rules', coordinate, from, to, isPlural: true }),
    });
  }

  const [process, newProcess] = [before.facts.process, after.facts.process];
  if (process !== newProcess) {
    const texts = quoteTexts(process, newProcess);
    yield contractDifference('PROCESS_CHANGED', after, {
      message: describeChange({ what: 'process', coordinate, ...texts }),
    });
  }
}

/** All rules hold together: their order says nothing. */
function listOf(rules: readonly string[]): string | undefined {
  const list = [...new Set(rules)].sort();
  return list.length === 0 ? undefined : list.map((rule) => `"${rule}"`).join(', ');
}
