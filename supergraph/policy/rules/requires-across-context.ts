import {
  federationNames,
  parseFieldSet,
  type ContractFacts,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { Kind, type SelectionSetNode } from 'graphql';
import { argumentValue } from '../applications.ts';
import { listNames } from '../list-names.ts';
import { isMoney } from '../money.ts';
import { innermostType } from '../innermost-type.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';

/** What is required was true when it was fetched: of an amount of money that is not enough. */
export const requiresAcrossContext: PolicyRule = {
  code: 'REQUIRES_ACROSS_CONTEXT',
  family: 'ownership',
  severity: 'WARNING',
  when: '`@requires` fetches an amount of money that another context owns: it may have changed by the time it is used.',
  todo: 'Let the context that owns the money answer, or keep a read model that says as of when.',
  *find(subject) {
    const { facts, contract } = subject;
    const requires = federationNames(contract.document)('requires');
    for (const one of ownFacts(facts)) {
      for (const directive of one.directives) {
        if (directive.name.value !== requires) continue;
        const node = argumentValue(directive, 'fields');
        if (node?.kind !== Kind.STRING) continue;
        const selections = parseFieldSet(node.value);
        const money = selections === undefined ? [] : moneyIn(selections, one.type, facts);
        const foreign = money.filter((field) => isAnothers(field, subject));
        if (foreign.length > 0)
          yield { facts: one, node, message: messageOf(one, foreign, subject) };
      }
    }
  },
};

/** The outermost fields of a selection that hold money. */
function moneyIn(
  { selections }: SelectionSetNode,
  type: string,
  contract: ContractFacts,
): readonly CoordinateFacts[] {
  return selections.flatMap((selection): readonly CoordinateFacts[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return moneyIn(selection.selectionSet, selection.typeCondition?.name.value ?? type, contract);
    }
    const field = contract.get(`${type}.${selection.name.value}`);
    if (field?.node.kind !== Kind.FIELD_DEFINITION) return [];
    if (isMoney(field, contract)) return [field];
    const { selectionSet } = selection;
    return selectionSet
      ? moneyIn(selectionSet, innermostType(field.node.type).name.value, contract)
      : [];
  });
}

function isAnothers({ coordinate }: CoordinateFacts, { graph, facts }: PolicySubject): boolean {
  const speaker = graph.speaker(coordinate);
  return speaker === undefined || speaker.contract !== facts || speaker.facts.isForeign;
}

function messageOf(
  one: CoordinateFacts,
  money: readonly CoordinateFacts[],
  { graph, facts }: PolicySubject,
): string {
  const names = listNames([...new Set(money.map(({ coordinate }) => coordinate))]);
  const contexts = money.flatMap(({ coordinate }) => {
    const contract = graph.speaker(coordinate)?.contract;
    return contract === undefined || contract === facts ? [] : [contract.contract.name];
  });
  const owner = contexts.length > 0 ? listNames([...new Set(contexts)]) : 'another context';
  return (
    `${one.coordinate} requires ${names} of ${owner}: money may have changed by the time it is used here. ` +
    `Let ${owner} answer what depends on it, or keep a read model that says as of when.`
  );
}
