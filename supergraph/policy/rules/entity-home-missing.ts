import { entityClaims, hindranceOf, type EntityClaim, type Hindrance } from '../entity-claims.ts';
import { speaksTheLanguage } from '../language-directives.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';
import { teamsOfContext } from '../suggest-teams.ts';

/** Somebody speaks for every entity: without a home nobody says what it is, and whose. */
export const entityHomeMissing: PolicyRule = {
  code: 'ENTITY_HOME_MISSING',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A type with `@key` bears an explicit `@contract(owner:)` in no subgraph that could be its home.',
  todo: 'Write `@contract(owner:)` on the type in the one subgraph that answers for it.',
  *find(subject) {
    // A contract that says nothing of anything hears that once: CONTRACT_OWNER_MISSING.
    if (!speaksTheLanguage(subject.facts)) return;
    for (const type of subject.facts.entities.keys()) {
      const claims = entityClaims(type, subject.graph);
      if (claims.some((one) => one.entity.isHome && hindranceOf(one) === undefined)) continue;
      yield {
        facts: subject.facts.get(type),
        message: `${type} has a @key and no home: nobody says what it is. ${advice(type, claims, subject)}`,
      };
    }
  },
};

const reasons: Readonly<Record<Hindrance, string>> = {
  INTERFACE_OBJECT: 'Here it stands for an interface of another subgraph (@interfaceObject). ',
  REFERENCE: 'Here it is only referred to (resolvable: false). ',
};

function advice(type: string, claims: readonly EntityClaim[], subject: PolicySubject): string {
  const able = claims.flatMap((one) =>
    hindranceOf(one) === undefined ? [one.contract.contract.name] : [],
  );
  const { name } = subject.contract;
  const own = claims.find(({ contract }) => contract === subject.facts);
  const hindrance = own && hindranceOf(own);
  const reason = hindrance === undefined ? '' : reasons[hindrance];
  if (able.length === 0) {
    return `${reason}The subgraph that resolves it is missing from the graph, or has ${type} without @key.`;
  }
  const where =
    able.length === 1 && able[0] === name
      ? 'here'
      : `in the one subgraph that answers for it: ${listNames(able, 'or')}`;
  const [team = '<team>'] = able.includes(name) ? teamsOfContext(subject) : [];
  return `${reason}Write @contract(owner: "${team}") on the type ${where}.`;
}
