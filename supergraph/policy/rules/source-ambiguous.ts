import type { CoordinateFacts, Statement } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { isExternal } from '../is-external.ts';
import { listNames } from '../list-names.ts';
import { ownFacts } from '../own-facts.ts';
import { platformValues } from '../platform-values.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';
import { saidSource } from '../said-source.ts';
import { shareableFields } from '../shareable-fields.ts';
import { sourcesNamed } from '../sources-named.ts';

/** Two authorities for one fact will say different things one day. */
export const sourceAmbiguous: PolicyRule = {
  code: 'SOURCE_AMBIGUOUS',
  family: 'meaning',
  severity: 'ERROR',
  when: 'A source names two authorities for one fact, or contexts that share a field do not name one source together.',
  todo: 'Name the one source of truth; what is computed from several is `derived: …`.',
  *find(subject) {
    for (const facts of ownFacts(subject.facts)) {
      const names = sourcesNamed(facts.source ?? '');
      if (names.length < 2) continue;
      yield {
        facts,
        node: argumentPlace(facts, 'contract', 'source'),
        message:
          `The source of ${facts.coordinate} names ${names.length} authorities: ${listNames(names)}. ` +
          'Name the one that is right when they differ; if it is computed from them, write source: "derived: …".',
      };
    }
    const isPlatformValue = platformValues(subject.facts);
    for (const facts of shareableFields(subject.facts)) {
      // They state no facts.
      if (isPlatformValue(facts)) continue;
      const found = judgeShared(facts, subject);
      if (found !== undefined) yield found;
    }
  },
};

function judgeShared(facts: CoordinateFacts, { graph }: PolicySubject): Violation | undefined {
  const { coordinate, type } = facts;
  const resolving = graph
    .statements(coordinate)
    .filter(
      (one) => !isExternal(one.facts, one.contract) && !graph.isTakenOver(one.contract, coordinate),
    );
  if (resolving.length < 2) return undefined;
  // Of an entity its home speaks: only those that speak have to, but nobody may contradict.
  const silent = resolving.filter((one) => !one.facts.isForeign && sourceOf(one) === undefined);
  const named = new Set(resolving.map(sourceOf).filter((source) => source !== undefined));
  if (silent.length === 0 && named.size <= 1) return undefined;
  const says = resolving.map((one) => `${one.contract.contract.name} ${sourceOf(one) ?? 'none'}`);
  return {
    facts,
    node: argumentPlace(facts, 'contract', 'source'),
    message:
      `${resolving.length} contexts resolve ${coordinate} without one source together: ${listNames(says)}. ` +
      `Agree on the one source of truth: ${whereToWrite(type, resolving)}, or let one context alone resolve it.`,
  };
}

function whereToWrite(type: string, resolving: readonly Statement[]): string {
  if (resolving.every(({ facts }) => !facts.isForeign)) {
    return 'write the same @contract(source: "…") in each of them';
  }
  const home = resolving.find(({ facts }) => !facts.isForeign)?.contract.contract.name;
  const where = home === undefined ? `the home of ${type}` : `${home}, the home of ${type},`;
  return `${where} writes @contract(source: "…"), and the others none`;
}

/** Where a field of a value type has no source of its own, that of the type tells. */
function sourceOf({ facts }: Statement): string | undefined {
  return saidSource(facts) ?? (facts.parent && saidSource(facts.parent));
}
