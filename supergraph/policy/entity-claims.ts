import {
  federationNames,
  type ContractFacts,
  type CoordinateFacts,
  type Entity,
  type GraphFacts,
} from '@demarc/supergraph/contract';
import { Kind, type ConstDirectiveNode } from 'graphql';
import { argumentValue } from './applications.ts';
import { membersOf } from './members-of.ts';

/** One contract that has a type with `@key`. */
export interface EntityClaim {
  readonly contract: ContractFacts;
  readonly facts: CoordinateFacts;
  /** An explicit `@contract(owner:)` on the type claims the home for this contract. */
  readonly entity: Entity;
}

const known = new WeakMap<GraphFacts, Map<string, readonly EntityClaim[]>>();

/** Every contract of the graph that has the entity, in the order of the graph; looked up once for a graph. */
export function entityClaims(type: string, graph: GraphFacts): readonly EntityClaim[] {
  const ofGraph = known.get(graph) ?? new Map<string, readonly EntityClaim[]>();
  known.set(graph, ofGraph);
  const found = ofGraph.get(type) ?? findClaims(type, graph);
  ofGraph.set(type, found);
  return found;
}

function findClaims(type: string, graph: GraphFacts): readonly EntityClaim[] {
  return graph.statements(type).flatMap(({ contract, facts }) => {
    const entity = contract.entities.get(type);
    return entity === undefined ? [] : [{ contract, facts, entity }];
  });
}

/**
 * Why a contract cannot be the home of an entity, whatever it claims: a REFERENCE repeats the key and
 * nothing else, and cannot be asked by it (`resolvable: false`); an INTERFACE_OBJECT stands for an
 * interface of another subgraph.
 */
export type Hindrance = 'REFERENCE' | 'INTERFACE_OBJECT';

/** What keeps the contract from being the home; undefined where it can be. */
export function hindranceOf({ contract, facts, entity }: EntityClaim): Hindrance | undefined {
  const nameOf = federationNames(contract.contract.document);
  const named = (name: string) => facts.directives.filter((one) => one.name.value === name);
  if (named(nameOf('interfaceObject')).length > 0) return 'INTERFACE_OBJECT';
  const isReference =
    named(nameOf('key')).every(isUnresolvable) &&
    membersOf(facts).every((field) => entity.keyFields.has(field));
  return isReference ? 'REFERENCE' : undefined;
}

function isUnresolvable(key: ConstDirectiveNode): boolean {
  const value = argumentValue(key, 'resolvable');
  return value?.kind === Kind.BOOLEAN && !value.value;
}
