import type { CoordinateFacts } from '@demarc/supergraph/contract';
import { listNames } from '../list-names.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { writtenPlaces, type WrittenPlace } from '../written-places.ts';

/** What may change in any way says so beforehand: NONE is for what is EXPERIMENTAL. */
export const compatNoneWithoutExperimental: PolicyRule = {
  code: 'COMPAT_NONE_WITHOUT_EXPERIMENTAL',
  family: 'compatibility',
  severity: 'ERROR',
  when: 'What has the compat level NONE, also by inheritance, is not at the stage EXPERIMENTAL, nor is anything around it.',
  todo: 'Add `@lifecycle(stage: EXPERIMENTAL)`, or promise another level.',
  *find({ facts, today }) {
    const placeOf = writtenPlaces(facts, 'compat');
    const offences = new Map<WrittenPlace, CoordinateFacts[]>();
    for (const one of ownFacts(facts)) {
      const place = one.compat === 'NONE' && !isExperimental(one) ? placeOf(one) : undefined;
      if (place === undefined) continue;
      const found = offences.get(place);
      if (found === undefined) offences.set(place, [one]);
      else found.push(one);
    }
    for (const [place, offending] of offences) {
      yield { facts: place.facts, node: place.node, message: messageOf(place, offending, today) };
    }
  },
};

function isExperimental(one: CoordinateFacts): boolean {
  return one.stage === 'EXPERIMENTAL' || (one.parent !== undefined && isExperimental(one.parent));
}

function messageOf(
  { facts }: WrittenPlace,
  offending: readonly CoordinateFacts[],
  today: string,
): string {
  const within = new Set(offending);
  // What lies within something that is named needs no naming.
  const topmost = offending.filter(({ parent }) => parent === undefined || !within.has(parent));
  const what = facts === undefined ? 'This contract' : facts.coordinate;
  const names = topmost.map(({ coordinate }) => coordinate);
  const whom =
    facts !== undefined && within.has(facts)
      ? 'it is'
      : `${listNames(names)} ${names.length === 1 ? 'is' : 'are'}`;
  return (
    `${what} promises its clients nothing (compat: NONE), and ${whom} not EXPERIMENTAL. Write ` +
    `@lifecycle(stage: EXPERIMENTAL, since: "${today}") there, or compat: BACKWARD.`
  );
}
