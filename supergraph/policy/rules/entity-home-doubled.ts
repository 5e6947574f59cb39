import { entityClaims, hindranceOf, type EntityClaim, type Hindrance } from '../entity-claims.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { writtenPlaces } from '../written-places.ts';

/** One subgraph speaks for an entity; of two, nobody could say which is right. */
export const entityHomeDoubled: PolicyRule = {
  code: 'ENTITY_HOME_DOUBLED',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A type with `@key` bears an explicit `@contract(owner:)` here, and in another subgraph too.',
  todo: 'Leave `@contract(owner:)` on the type to one of them.',
  *find({ facts: contract, graph }) {
    const placeOf = writtenPlaces(contract, 'owner');
    for (const type of contract.entities.keys()) {
      const claims = entityClaims(type, graph).filter(({ entity }) => entity.isHome);
      const others = claims.filter((one) => one.contract !== contract);
      const own = claims.find((one) => one.contract === contract);
      const facts = contract.get(type);
      if (others.length === 0 || own === undefined || facts === undefined) continue;
      const names = others.map((one) => one.contract.contract.name);
      yield {
        facts,
        node: placeOf(facts)?.node,
        message:
          `${type} has ${claims.length} homes: ${listNames([contract.contract.name, ...names])} each write ` +
          `@contract(owner:) on it. ${advice(own, others, names)}`,
      };
    }
  },
};

const reasons: Readonly<Record<Hindrance, string>> = {
  INTERFACE_OBJECT: 'only stands for an interface',
  REFERENCE: 'only refers to it',
};

function advice(
  own: EntityClaim,
  others: readonly EntityClaim[],
  names: readonly string[],
): string {
  const move = 'what a subgraph adds has its owner on the fields';
  const hindrance = hindranceOf(own);
  if (hindrance !== undefined) {
    return `This contract ${reasons[hindrance]}: take the owner off the type here; ${move}.`;
  }
  if (others.every((other) => hindranceOf(other) !== undefined)) {
    return `${listNames(names)} cannot be its home: the owner has to go from the type there.`;
  }
  return `Take it off the type in all but one of them; ${move}.`;
}
