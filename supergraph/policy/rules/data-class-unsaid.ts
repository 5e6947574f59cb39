import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { listNames } from '../list-names.ts';
import { ownFacts } from '../own-facts.ts';
import { personalLook } from '../personal-look.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { rootTypeNames } from '../root-type-names.ts';

/** Every value has a class, also a harmless one: reported once for each type. */
export const dataClassUnsaid: PolicyRule = {
  code: 'DATA_CLASS_UNSAID',
  family: 'data',
  severity: 'WARNING',
  when: 'Fields of a type say no class of data, neither by themselves nor by their type.',
  todo: 'Write `@data(class: …)` on the type, or on each of the fields.',
  *find({ facts: contract }) {
    for (const [type, fields] of unsaidFields(contract)) {
      const [first] = fields;
      const facts = contract.get(type);
      // Of another home's entity only the fields that are added here may be annotated here.
      const isForeign = facts === undefined || facts.isForeign;
      const names = listNames(fields.map(({ node }) => node.name.value));
      yield {
        facts: isForeign ? first : facts,
        message:
          `${type} has fields that say no class of data: ${names}. ` +
          `Write @data(class: …) on ${isForeign ? 'each of them' : 'the type, or on each of them'}: PUBLIC, INTERNAL, CONFIDENTIAL or higher.`,
      };
    }
  },
};

/** By type, in the order of the file. */
function unsaidFields(contract: ContractFacts): ReadonlyMap<string, readonly CoordinateFacts[]> {
  // Where operations start there is no data yet.
  const roots = rootTypeNames(contract);
  const unsaid = new Map<string, CoordinateFacts[]>();
  for (const facts of ownFacts(contract)) {
    if (facts.kind !== 'FIELD' || facts.data !== undefined || roots.has(facts.type)) continue;
    if (personalLook(facts, contract) !== undefined) continue;
    const found = unsaid.get(facts.type);
    if (found === undefined) unsaid.set(facts.type, [facts]);
    else found.push(facts);
  }
  return unsaid;
}
