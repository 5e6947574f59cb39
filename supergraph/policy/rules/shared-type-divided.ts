import { entityClaims } from '../entity-claims.ts';
import { isExternal } from '../is-external.ts';
import { listNames } from '../list-names.ts';
import { PLATFORM } from '../platform-values.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { rootTypeNames } from '../root-type-names.ts';

/** A type that nobody is the home of has one owner all the same: of two, each changes it for the other. */
export const sharedTypeDivided: PolicyRule = {
  code: 'SHARED_TYPE_DIVIDED',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A type without `@key`, such as an enum, a union or an input, is defined here and in another context, under another owner: composition makes one type of both.',
  todo: 'Call the own one by a name of its own; what all share is owned by `platform` everywhere.',
  *find({ facts: contract, graph }) {
    const roots = rootTypeNames(contract);
    for (const facts of contract.all) {
      const { coordinate, owner } = facts;
      if (facts.kind !== 'TYPE' || owner === undefined) continue;
      if (roots.has(coordinate) || contract.entities.has(coordinate)) continue;
      if (isExternal(facts, contract)) continue;
      const others = graph
        .statements(coordinate)
        .filter((one) => one.contract !== contract)
        .filter((one) => one.facts.owner !== undefined && one.facts.owner !== owner);
      if (others.length === 0) continue;
      const says = others.map((one) => `${one.facts.owner ?? ''} in ${one.contract.contract.name}`);
      const what = `${coordinate} is owned by ${owner} here, and by ${listNames(says)}: the graph has one ${coordinate}, and each would change it for the other.`;
      const isEntity = entityClaims(coordinate, graph).length > 0;
      yield {
        facts,
        message: isEntity
          ? `${what} It is an entity there: repeat its @key here, and add fields of your own to it.`
          : `${what} Give the own one a name of its own; if it is a value that all share, own it as ${PLATFORM} everywhere.`,
      };
    }
  },
};
