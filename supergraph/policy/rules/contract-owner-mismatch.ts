import type { CoordinateFacts } from '@demarc/supergraph/contract';
import { listNames } from '../list-names.ts';
import { ownFacts } from '../own-facts.ts';
import { PLATFORM, platformValues } from '../platform-values.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';
import { teamsOfContext } from '../suggest-teams.ts';
import { writtenPlaces, type WrittenPlace } from '../written-places.ts';

/**
 * Who owns a coordinate also answers for the subgraph that resolves it; after `@override` that is the
 * new one. Each place where a wrong owner is written is one offence, however much inherits it.
 */
export const contractOwnerMismatch: PolicyRule = {
  code: 'CONTRACT_OWNER_MISMATCH',
  family: 'ownership',
  severity: 'ERROR',
  when: 'The owner is a team that does not answer for the subgraph that resolves it.',
  todo: 'Name a team that has the subgraph among its contexts in owners.yaml, or add it there.',
  *find(subject) {
    const { facts, graph } = subject;
    const isPlatformValue = platformValues(facts);
    const placeOf = writtenPlaces(facts, 'owner');
    const offences = new Map<WrittenPlace, CoordinateFacts[]>();
    for (const one of ownFacts(facts)) {
      const place = placeOf(one);
      const team = subject.teams.get(one.owner ?? '');
      if (team === undefined || place === undefined) continue;
      if (team.contexts.includes(subject.contract.name) || isPlatformValue(one)) continue;
      // What another contract has taken over is resolved there: that contract is asked.
      if (graph.isTakenOver(facts, one.coordinate)) continue;
      const found = offences.get(place);
      if (found === undefined) offences.set(place, [one]);
      else found.push(one);
    }
    for (const [place, [first]] of offences) {
      if (first !== undefined)
        yield { facts: place.facts, node: place.node, message: messageOf(first, place, subject) };
    }
  },
};

function messageOf(first: CoordinateFacts, place: WrittenPlace, subject: PolicySubject): string {
  const { name } = subject.contract;
  const owner = first.owner ?? '';
  const contexts = subject.teams.get(owner)?.contexts ?? [];
  const what = place.facts === undefined ? 'This contract' : place.facts.coordinate;
  const answersFor = contexts.length > 0 ? listNames(contexts) : 'no context';
  const platform =
    owner === PLATFORM
      ? ' Of an object type it can own only what is @shareable and no entity.'
      : '';
  const own = teamsOfContext(subject);
  const instead =
    own.length > 0 ? `Name a team of ${name} (${listNames(own, 'or')})` : 'Name another team';
  return (
    `${what} is owned by ${owner}, who answers for ${answersFor} in owners.yaml, but ${name} resolves it.${platform} ` +
    `${instead}, or add ${name} to the contexts of ${owner}.`
  );
}
