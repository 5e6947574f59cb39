import {
  dayAfter,
  deprecationReason,
  type CoordinateFacts,
  type Statement,
} from '@demarc/supergraph/contract';
import { Kind, print } from 'graphql';
import type { JudgedChange } from './judge-change.ts';

/** How many days clients have between a deprecation and the retire date: RETIRE_DATE_TOO_SOON refuses fewer. */
const NOTICE_DAYS = 90;

interface Surroundings {
  /** All changes that are judged together. */
  readonly changes: readonly JudgedChange[];
  /** YYYY-MM-DD */
  readonly today: string;
}

/** The directives that deprecate a coordinate from today on, word for word as the policy wants them. */
export function deprecationText({ facts }: Statement, surroundings: Surroundings): string {
  const replacement = replacementFor(facts, surroundings.changes);
  const since = surroundings.today;
  const retireOn = dayAfter(since, NOTICE_DAYS);
  const terms =
    replacement === undefined
      ? { replacedBy: undefined, note: 'none: it is not needed any more' }
      : { replacedBy: replacement, note: `Use ${replacement}.` };
  const { replacedBy, note } = terms;
  const reason = deprecationReason({
    stage: 'DEPRECATED',
    since,
    retireOn,
    brownouts: undefined,
    replacedBy,
    note,
  });
  const use = replacedBy === undefined ? '' : `replacedBy: "${replacedBy}", `;
  const lifecycle = `@lifecycle(stage: DEPRECATED, since: "${since}", ${use}retireOn: "${retireOn}", note: "${note}")`;
  // Only these may bear it: https://spec.graphql.org/draft/#sec--deprecated
  return facts.kind === 'TYPE' ? lifecycle : `${lifecycle} @deprecated(reason: "${reason ?? ''}")`;
}

/** What is new beside it and of the same type, if only one thing is: it was probably renamed. */
function replacementFor(
  facts: CoordinateFacts,
  changes: readonly JudgedChange[],
): string | undefined {
  const beside = changes
    .filter(({ standing }) => standing.effect === 'ADDS')
    .map(({ standing }) => standing.is?.facts)
    .filter((added) => added !== undefined)
    .filter((added) => added.kind === facts.kind && added.kind !== 'TYPE')
    .filter((added) => added.parent?.coordinate === facts.parent?.coordinate)
    .filter((added) => typeText(added) === typeText(facts));
  const [only, ...others] = new Set(beside.map(({ coordinate }) => coordinate));
  return others.length > 0 ? undefined : only;
}

function typeText({ node }: CoordinateFacts): string {
  const isTyped = node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.INPUT_VALUE_DEFINITION;
  return isTyped ? print(node.type) : '';
}
