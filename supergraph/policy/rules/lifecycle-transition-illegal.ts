import { isCalendarDay, type CoordinateFacts, type Stage } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** What may follow on each stage; DEPRECATED → ACTIVE after docs/decisions/0020. */
const next: Readonly<Record<Stage, readonly Stage[]>> = {
  EXPERIMENTAL: ['ACTIVE', 'DEPRECATED'],
  ACTIVE: ['DEPRECATED'],
  DEPRECATED: ['RETIRED', 'ACTIVE'],
  RETIRED: [],
};

/** A lifecycle goes one way, and nothing goes without having been announced. */
export const lifecycleTransitionIllegal: PolicyRule = {
  code: 'LIFECYCLE_TRANSITION_ILLEGAL',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A stage follows on one that it cannot follow on, or its first day is moved afterwards.',
  todo: 'Go EXPERIMENTAL → ACTIVE → DEPRECATED → RETIRED; a deprecation may be taken back.',
  *find(subject) {
    for (const facts of ownFacts(subject.facts)) {
      const was = lastBefore(facts, subject);
      const found = was === undefined ? judgeNew(facts, subject) : judge(facts, was);
      if (found !== undefined) yield found;
    }
  },
};

/**
 * The newest version that has it tells where it stood: what older ones say led there. Where it was in
 * another contract, it has moved here, and its lifecycle goes on.
 */
function lastBefore(
  { coordinate }: CoordinateFacts,
  { before, othersBefore = [] }: PolicySubject,
): CoordinateFacts | undefined {
  for (const version of before) {
    const was = version.get(coordinate);
    if (was !== undefined && !was.isForeign) return was;
  }
  return othersBefore
    .map((contract) => contract.get(coordinate))
    .find((was) => was?.isForeign === false);
}

function judgeNew(facts: CoordinateFacts, { before, graph }: PolicySubject): Violation | undefined {
  const { coordinate, stage } = facts;
  if (stage !== 'RETIRED' || before.length === 0) return undefined;
  // What moved here from another context is not new.
  if (graph.statements(coordinate).length > 1) return undefined;
  return {
    facts,
    node: argumentPlace(facts, 'lifecycle', 'stage'),
    message: `${coordinate} is new, and cannot begin as RETIRED. Take it out: clients have never had it.`,
  };
}

function judge(facts: CoordinateFacts, was: CoordinateFacts): Violation | undefined {
  const { coordinate, stage } = facts;
  if (stage === was.stage) return judgeFirstDay(facts, was);
  if (next[was.stage].includes(stage)) return undefined;
  return {
    facts,
    node: argumentPlace(facts, 'lifecycle', 'stage'),
    message: `${coordinate} was ${was.stage} and is now ${stage}. ${explain(was.stage, stage)}`,
  };
}

function explain(was: Stage, is: Stage): string {
  if (was === 'RETIRED') {
    return 'What is retired does not come back: give what is new a name of its own.';
  }
  if (is === 'RETIRED') {
    return 'Deprecate it first, with replacedBy and retireOn, so that clients have time to move.';
  }
  return 'What was promised cannot become an experiment again: leave it, or deprecate it.';
}

/** Notice counts from the first day: to move it back would shorten what clients were given. */
function judgeFirstDay(facts: CoordinateFacts, was: CoordinateFacts): Violation | undefined {
  const { coordinate, stage } = facts;
  const [from, to] = [was.lifecycle?.since, facts.lifecycle?.since];
  if (from === undefined || to === undefined || from === to) return undefined;
  if (!isCalendarDay(from) || !isCalendarDay(to)) return undefined;
  const isShortened = stage === 'DEPRECATED' && to < from;
  return {
    facts,
    node: argumentPlace(facts, 'lifecycle', 'since'),
    severity: isShortened ? undefined : 'WARNING',
    message:
      `${coordinate} has been ${stage} since ${from}, and now says since ${to}. ` +
      `since is the day on which the stage began: write since: "${from}".`,
  };
}
