import { didYouMean } from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { applicationsOf, argumentValue } from '../applications.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';
import { teamsOfContext } from '../suggest-teams.ts';

/** An owner is a team that can be asked. */
export const contractOwnerUnknown: PolicyRule = {
  code: 'CONTRACT_OWNER_UNKNOWN',
  family: 'ownership',
  severity: 'ERROR',
  when: '`@contract(owner:)` names a team that is not in owners.yaml.',
  todo: 'Name a team that is, or add the team to owners.yaml.',
  *find(subject) {
    for (const { directive, facts } of applicationsOf(subject.facts, 'contract')) {
      const node = argumentValue(directive, 'owner');
      if (node?.kind !== Kind.STRING || subject.teams.has(node.value)) continue;
      yield {
        facts,
        node,
        message: `There is no team \`${node.value}\` in owners.yaml.${advice(subject, node.value)}`,
      };
    }
  },
};

function advice(subject: PolicySubject, given: string): string {
  const ids = [...subject.teams.keys()];
  if (ids.length === 0) return ' It names no team yet: add it there.';
  const near = teamsOfContext(subject);
  const first = [...near, ...ids.filter((id) => !near.includes(id))];
  return `${didYouMean(given, first)} Add the team there, or name one of: ${listNames(first, 'or')}.`;
}
