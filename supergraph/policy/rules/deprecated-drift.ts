import {
  deprecationReason,
  directiveArguments,
  isCalendarDay,
  type CoordinateFacts,
  isRequiredInput,
} from '@demarc/supergraph/contract';
import { DEFAULT_DEPRECATION_REASON, type ConstDirectiveNode } from 'graphql';
import { isExternal } from '../is-external.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/**
 * Introspection shows `@deprecated` alone: what it says is what `@lifecycle` says. On types, and on
 * what has to be given, GraphQL does not allow it.
 */
export const deprecatedDrift: PolicyRule = {
  code: 'DEPRECATED_DRIFT',
  family: 'lifecycle',
  severity: 'ERROR',
  when: '`@deprecated` and `@lifecycle` of a field, argument, input field or enum value say different things.',
  todo: 'Let `demarc fmt` write `@deprecated`; where it stands alone, write `@lifecycle`.',
  *find(subject) {
    for (const facts of subject.facts.all) {
      if (facts.kind === 'TYPE' || isRequiredInput(facts)) continue;
      const found = facts.isForeign ? driftFromHome(facts, subject) : drift(facts);
      if (found !== undefined) yield found;
    }
  },
};

function drift(facts: CoordinateFacts): Violation | undefined {
  const { coordinate, lifecycle, stage, directives } = facts;
  const present = deprecatedOf(facts);
  if (lifecycle === undefined || (stage !== 'DEPRECATED' && stage !== 'RETIRED')) {
    if (present === undefined) return undefined;
    const said = lifecycle === undefined ? 'has no @lifecycle' : `its @lifecycle says ${stage}`;
    return {
      facts,
      node: present,
      message:
        `${coordinate} is @deprecated, but ${said}. ` +
        'Write @lifecycle(stage: DEPRECATED, since: "…", replacedBy: "…", retireOn: "…"), or take @deprecated out.',
    };
  }
  const wanted = deprecationReason(lifecycle);
  // What is missing or malformed has a rule of its own: until it is mended there is nothing to repeat.
  if (wanted === undefined || !isCalendarDay(lifecycle.retireOn ?? '')) return undefined;
  const write = `@deprecated(reason: ${JSON.stringify(wanted)})`;
  if (present === undefined) {
    return {
      facts,
      node: directives.find(({ name }) => name.value === 'lifecycle'),
      message: `${coordinate} is ${stage}, but clients cannot see it. Write ${write} on it, or run demarc fmt.`,
    };
  }
  const said = reasonOf(facts);
  if (said === wanted) return undefined;
  return {
    facts,
    node: present,
    message:
      `${coordinate} tells clients "${said}", which is not what its @lifecycle says. ` +
      `Write ${write}, or run demarc fmt.`,
  };
}

/** One side that is deprecated deprecates the field for all clients: only its home decides that. */
function driftFromHome(
  facts: CoordinateFacts,
  { facts: contract, graph }: PolicySubject,
): Violation | undefined {
  const present = deprecatedOf(facts);
  // Directives on `@external` fields do not reach the supergraph.
  if (present === undefined || isExternal(facts, contract)) return undefined;
  const home = graph.speaker(facts.coordinate);
  if (home === undefined || home.facts.isForeign) return undefined;
  const wanted = home.facts.lifecycle && deprecationReason(home.facts.lifecycle);
  if (wanted !== undefined && wanted === reasonOf(facts)) return undefined;
  const { name } = home.contract.contract;
  return {
    facts,
    node: present,
    message:
      `${facts.coordinate} is @deprecated here, which its home ${name} does not say like this. ` +
      `Take @deprecated out here: whether it is deprecated is for ${home.facts.owner ?? name} to say.`,
  };
}

function deprecatedOf({ directives }: CoordinateFacts): ConstDirectiveNode | undefined {
  return directives.find(({ name }) => name.value === 'deprecated');
}

function reasonOf({ node }: CoordinateFacts): string {
  return directiveArguments(node, 'deprecated')?.text('reason') ?? DEFAULT_DEPRECATION_REASON;
}
