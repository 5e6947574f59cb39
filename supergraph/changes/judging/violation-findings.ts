import type { Finding, GraphFacts, Team } from '@demarc/supergraph/contract';
import { contractNamed } from '../contract-named.ts';
import { advise } from './advise.ts';
import { effectiveLevel } from './effective-level.ts';
import { findingOf } from './finding-of.ts';
import type { JudgedChange } from './judge-change.ts';
import { nameOwner } from './name-owner.ts';
import { additionsOf } from './renamed-to.ts';

interface Surroundings {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
  readonly teams: ReadonlyMap<string, Team>;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly tellsOfDates?: boolean;
}

/** COMPAT_VIOLATION for each change that is not allowed and that no rule of the policy refuses already. */
export function violationFindings(
  changes: readonly JudgedChange[],
  surroundings: Surroundings,
): readonly Finding[] {
  const additions = additionsOf(changes);
  return changes
    .filter(({ permission }) => permission !== 'ALLOWED')
    .filter(
      (judged) =>
        judged.permission === 'LEVEL' ||
        surroundings.tellsOfDates === true ||
        !isToldByPolicy(judged, surroundings),
    )
    .map((judged) => {
      const owner = judged.standing.keeper?.facts.owner ?? judged.change.owner;
      const asked = owner === undefined ? '' : ` Ask ${nameOwner(owner, surroundings.teams)}.`;
      const advice = advise(judged, { ...surroundings, additions });
      const message = `${judged.change.message} ${whyNot(judged)}${asked} ${advice}`;
      const finding = findingOf(judged, { code: 'COMPAT_VIOLATION', severity: 'ERROR', message });
      return owner === undefined ? finding : { ...finding, owner };
    });
}

/** RETIRE_BEFORE_DATE tells of what is retired or no longer there, of contracts that still are. */
function isToldByPolicy(
  { change: { kind, coordinate }, standing }: JudgedChange,
  { before, after }: Surroundings,
): boolean {
  const { contract } = standing.was ?? standing.keeper ?? {};
  if (contract !== undefined && contractNamed(after, contract.contract.name) === undefined) {
    return false;
  }
  if (kind === 'STAGE_RETIRED') return standing.was?.facts.stage === 'DEPRECATED';
  const isGone = (one: string) =>
    before.speaker(one)?.facts.stage === 'DEPRECATED' && after.speaker(one) === undefined;
  // A type without a date of its own goes with what has one: that is told.
  const hasDate = before.speaker(coordinate)?.facts.lifecycle?.retireOn !== undefined;
  return (
    [coordinate, ...coordinate.split('.')].some(isGone) || (kind === 'TYPE_REMOVED' && !hasDate)
  );
}

function whyNot({ change, standing: { keeper, was }, permission }: JudgedChange): string {
  const name = keeper?.facts.coordinate ?? change.coordinate;
  const date = was?.facts.lifecycle?.retireOn;
  if (permission === 'DATE') {
    return date === undefined
      ? 'What leads to it, or around it, has a retire date that is still to come.'
      : `Clients were told that they have it until ${date}.`;
  }
  if (keeper?.facts.compat === 'NONE') {
    return `${name} is kept NONE, which counts at the stage EXPERIMENTAL alone: no breaking change is allowed.`;
  }
  switch (effectiveLevel(keeper?.facts)) {
    case 'FROZEN':
      return `${name} is kept FROZEN: no change is allowed.`;
    case 'FULL':
      return `${name} is kept FULL: only safe changes are allowed, and this one is ${change.severity.toLowerCase()}.`;
    case 'BACKWARD':
    case 'NONE':
      return `${name} is kept BACKWARD: no breaking change is allowed.`;
  }
}
