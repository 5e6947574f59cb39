import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { Kind, type ConstValueNode } from 'graphql';
import { applicationsOf, argumentValue } from './applications.ts';

/** Where a value stands that a coordinate has, often by inheritance. */
export interface WrittenPlace {
  /** What it is written on; undefined for the schema. */
  readonly facts: CoordinateFacts | undefined;
  readonly node: ConstValueNode;
}

/**
 * Tells where what a coordinate has of `@contract` is written: on itself, or on the nearest of what it
 * inherits from. One wrong word is one place, however much inherits it.
 */
export function writtenPlaces(
  contract: ContractFacts,
  argument: 'owner' | 'compat',
): (facts: CoordinateFacts) => WrittenPlace | undefined {
  const byFacts = new Map<CoordinateFacts | undefined, WrittenPlace>();
  for (const { directive, facts } of applicationsOf(contract, 'contract')) {
    const node = argumentValue(directive, argument);
    const wanted = facts === undefined ? undefined : facts[argument];
    // A type's definition and its extensions may each say something: what counts is what is in effect.
    if (node === undefined || (wanted !== undefined && textOf(node) !== wanted)) continue;
    if (!byFacts.has(facts)) byFacts.set(facts, { facts, node });
  }
  return (facts) => {
    for (let one: CoordinateFacts | undefined = facts; one !== undefined; one = one.parent) {
      const place = byFacts.get(one);
      if (place !== undefined) return place;
    }
    return byFacts.get(undefined);
  };
}

function textOf(node: ConstValueNode): string | undefined {
  return node.kind === Kind.STRING || node.kind === Kind.ENUM ? node.value : undefined;
}
