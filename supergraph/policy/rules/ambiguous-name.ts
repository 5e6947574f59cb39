import type { CoordinateFacts } from '@demarc/supergraph/contract';
import { listNames } from '../list-names.ts';
import { membersOf } from '../members-of.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';
import { wordsOfName } from '../words.ts';

/** Words that say nothing without a noun: the status of what? */
const empty = new Set(['status', 'type', 'flag', 'data', 'info']);

/** One graph for all contexts: what is clear within one of them is not within the others. */
export const ambiguousName: PolicyRule = {
  code: 'AMBIGUOUS_NAME',
  family: 'meaning',
  severity: 'WARNING',
  when: 'A type or field is named status, type, flag, data or info, without a noun; an ERROR where two contexts or more extend the type.',
  todo: 'Put the noun in front, such as `collectionStatus`; deprecate the old name where clients use it.',
  *find(subject) {
    for (const facts of ownFacts(subject.facts)) {
      if (!isNamed(facts) || !isEmpty(facts.node.name.value) || isGoing(facts)) continue;
      const contexts = contextsOf(facts.type, subject);
      const name = facts.node.name.value;
      const noun =
        facts.kind === 'TYPE' ? `Order${capitalized(name)}` : `order${capitalized(name)}`;
      const isShared = contexts.length > 1;
      yield {
        facts,
        severity: isShared ? 'ERROR' : undefined,
        message:
          `${facts.coordinate} does not say which ${wordsOfName(name).join(' ')} it is` +
          (isShared ? `, and ${listNames(contexts)} extend ${facts.type}. ` : '. ') +
          `Put the noun in front, as in ${noun}; where clients use the old name, deprecate it.`,
      };
    }
  },
};

function isNamed({ kind }: CoordinateFacts): boolean {
  return kind === 'TYPE' || kind === 'FIELD' || kind === 'INPUT_FIELD';
}

function isEmpty(name: string): boolean {
  const words = wordsOfName(name).filter((word) => !/\d/.test(word));
  return words.length > 0 && words.every((word) => empty.has(word));
}

/** What is on its way out, alone or with its type, keeps its name. */
function isGoing(facts: CoordinateFacts): boolean {
  for (let one: CoordinateFacts | undefined = facts; one !== undefined; one = one.parent) {
    if (one.stage === 'DEPRECATED' || one.stage === 'RETIRED') return true;
  }
  return false;
}

/** The contexts that say something of a type, beyond referring to it. */
function contextsOf(type: string, { graph }: PolicySubject): readonly string[] {
  return graph.statements(type).flatMap(({ contract, facts }) => {
    const members = membersOf(facts);
    const isExtended =
      members.length === 0
        ? !facts.isForeign
        : members.some((name) => contract.get(`${type}.${name}`)?.isForeign === false);
    return isExtended ? [contract.contract.name] : [];
  });
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
