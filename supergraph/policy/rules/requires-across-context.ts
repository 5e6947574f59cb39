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

/** The outermost fields of a selection that hold money; without recursion, for it may be deep. */
function moneyIn(
  selectionSet: SelectionSetNode,
  type: string,
  contract: ContractFacts,
): readonly CoordinateFacts[] {
  const found: CoordinateFacts[] = [];
  const open = [{ selectionSet, type }];
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    const inner: typeof open = [];
    for (const selection of set.selectionSet.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const within = selection.typeCondition?.name.value ?? set.type;
        inner.push({ selectionSet: selection.selectionSet, type: within });
      }
      if (selection.kind !== Kind.FIELD) continue;
      const field = contract.get(`${set.type}.${selection.name.value}`);
      if (field?.node.kind !== Kind.FIELD_DEFINITION) continue;
      if (isMoney(field, contract)) found.push(field);
      else if (selection.selectionSet) {
        const within = innermostType(field.node.type).name.value;
        inner.push({ selectionSet: selection.selectionSet, type: within });
      }
    }
    open.push(...inner.toReversed());
  }
  return found;
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
