import { federationNames, type ContractFacts, type GraphFacts } from '@demarc/supergraph/contract';
import { Kind, type ConstDirectiveNode } from 'graphql';
import { argumentValue } from './applications.ts';
import { membersOf } from './members-of.ts';

/** One contract that has a type with `@key`. */
export interface EntityClaim {
  readonly contract: ContractFacts;
  /** True where an explicit `@contract(owner:)` on the type claims the home for this contract. */
  readonly isClaimed: boolean;
  /**
   * Why the contract cannot be the home, whatever it claims: a REFERENCE repeats the key and nothing
   * else, and cannot be asked by it (`resolvable: false`); an INTERFACE_OBJECT stands for an interface
   * of another subgraph.
   */
  readonly hindrance: 'REFERENCE' | 'INTERFACE_OBJECT' | undefined;
}

/** Every contract of the graph that has the entity, in the order of the graph. */
export function entityClaims(type: string, graph: GraphFacts): readonly EntityClaim[] {
  return graph.statements(type).flatMap(({ contract, facts }) => {
    const entity = contract.entities.get(type);
    if (entity === undefined) return [];
    const nameOf = federationNames(contract.contract.document);
    const named = (name: string) => facts.directives.filter((one) => one.name.value === name);
    const isReference =
      named(nameOf('key')).every(isUnresolvable) &&
      membersOf(facts).every((field) => entity.keyFields.has(field));
    const isInterfaceObject = named(nameOf('interfaceObject')).length > 0;
    const hindrance = isInterfaceObject
      ? 'INTERFACE_OBJECT'
      : isReference
        ? 'REFERENCE'
        : undefined;
    return [{ contract, isClaimed: entity.isHome, hindrance }];
  });
}

function isUnresolvable(key: ConstDirectiveNode): boolean {
  const value = argumentValue(key, 'resolvable');
  return value?.kind === Kind.BOOLEAN && !value.value;
}
