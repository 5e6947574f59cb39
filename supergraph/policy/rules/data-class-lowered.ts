import type { CoordinateFacts, DataClass } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { bearsData } from '../data-directives.ts';
import { dataRank } from '../data-rank.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** Whoever gave the data, gave it under the class that was promised. */
export const dataClassLowered: PolicyRule = {
  code: 'DATA_CLASS_LOWERED',
  family: 'data',
  severity: 'ERROR',
  when: 'A class of data is lower than in a version that is still served, or is not said any more.',
  todo: 'Put the class back; what is less personal gets a field of its own.',
  *find(subject) {
    const told = new Set<CoordinateFacts>();
    for (const facts of ownFacts(subject.facts)) {
      const was = highestBefore(facts, subject);
      const from = was?.data?.class;
      const to = facts.data?.class;
      if (was === undefined || from === undefined || dataRank(to) >= dataRank(from)) continue;
      // What fields have from their type is told once, at the type.
      const place = inherits(facts) && inherits(was) ? (facts.parent ?? facts) : facts;
      if (told.has(place)) continue;
      told.add(place);
      yield violation(place, { from, to });
    }
  },
};

function highestBefore(
  { coordinate, kind }: CoordinateFacts,
  { before }: PolicySubject,
): CoordinateFacts | undefined {
  // A type has no values: what counts is what its fields have of it.
  if (kind === 'TYPE') return undefined;
  let highest: CoordinateFacts | undefined;
  for (const version of before) {
    const was = version.get(coordinate);
    if (was === undefined || was.isForeign) continue;
    if (dataRank(was.data?.class) > dataRank(highest?.data?.class)) highest = was;
  }
  return highest;
}

function inherits(facts: CoordinateFacts): boolean {
  return facts.kind === 'FIELD' && !bearsData(facts);
}

function violation(
  facts: CoordinateFacts,
  { from, to }: { from: DataClass; to: DataClass | undefined },
): Violation {
  const now = to === undefined ? 'says no class of data any more' : `is ${to} now`;
  return {
    facts,
    node: argumentPlace(facts, 'data', 'class'),
    message:
      `${facts.coordinate} was ${from} and ${now}; who gave the data gave it as ${from}. ` +
      `Write class: ${from} again; what is less personal gets a field of its own.`,
  };
}
