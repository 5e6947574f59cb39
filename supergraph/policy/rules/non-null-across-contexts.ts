import type { ContractFacts } from '@demarc/supergraph/contract';
import { Kind, print, type TypeNode } from 'graphql';
import { entityClaims, hindranceOf } from '../entity-claims.ts';
import { innermostType } from '../innermost-type.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';

/** A null that may not be travels upwards: the outage of one context would empty what others answered. */
export const nonNullAcrossContexts: PolicyRule = {
  code: 'NON_NULL_ACROSS_CONTEXTS',
  family: 'ownership',
  severity: 'WARNING',
  when: "A field that is added to another context's entity, or that leads to one, can never be null.",
  todo: 'Let it be null; in a list, let its items be null.',
  *find(subject) {
    const { facts: contract, graph } = subject;
    const homeOf = homesElsewhere(subject);
    const leadingTo = wideTypes(contract, homeOf);
    for (const one of ownFacts(contract)) {
      if (one.node.kind !== Kind.FIELD_DEFINITION || graph.isTakenOver(contract, one.coordinate))
        continue;
      const { type } = one.node;
      const addedTo = homeOf(one.type);
      if (addedTo !== undefined && type.kind === Kind.NON_NULL_TYPE) {
        yield {
          facts: one,
          node: type,
          message:
            `${one.coordinate} is added to ${one.type} of ${addedTo} and can never be null: while ` +
            `${contract.contract.name} is down, all of ${one.type} would be lost. Write ${print(type.type)}.`,
        };
        continue;
      }
      const reached = innermostType(type).name.value;
      const home = leadingTo(reached);
      if (home === undefined || !isNeverNull(type)) continue;
      yield {
        facts: one,
        node: type,
        message:
          `${one.coordinate} leads to ${reached} of ${home} and can never be null: while ${home} is down, ` +
          `all of ${one.type} would be lost. Write ${print(nullable(type))}.`,
      };
    }
  },
};

/** The home of an entity that is at home in another contract. */
function homesElsewhere({ facts, graph }: PolicySubject): (type: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  for (const [type, { isHome }] of facts.entities) {
    const claims = entityClaims(type, graph);
    const home = claims.find((one) => one.entity.isHome && one.contract !== facts);
    const own = claims.find((one) => one.contract === facts);
    // Where nobody claims it, ENTITY_HOME_MISSING speaks; only what cannot be at home here is elsewhere.
    const isElsewhere = !isHome && (home !== undefined || (own && hindranceOf(own) !== undefined));
    if (isElsewhere) known.set(type, home?.contract.contract.name ?? 'another context');
  }
  return (type) => known.get(type);
}

/** A union or an interface leads to whatever it may stand for. */
function wideTypes(
  { all }: ContractFacts,
  homeOf: (type: string) => string | undefined,
): (type: string) => string | undefined {
  const wide = new Map<string, string>();
  for (const { kind, nodes, coordinate } of all) {
    if (kind !== 'TYPE') continue;
    for (const node of nodes) {
      if ('types' in node) {
        const home = (node.types ?? []).map(({ name }) => homeOf(name.value)).find(Boolean);
        if (home !== undefined) wide.set(coordinate, home);
      }
      const home = homeOf(coordinate);
      if (home !== undefined && 'interfaces' in node) {
        for (const { name } of node.interfaces ?? []) wide.set(name.value, home);
      }
    }
  }
  return (type) => homeOf(type) ?? wide.get(type);
}

/** `User!` and `[User!]`, but not `[User]!`: nothing but a value may stand for the named type. */
function isNeverNull(type: TypeNode): boolean {
  if (type.kind === Kind.LIST_TYPE) return isNeverNull(type.type);
  if (type.kind === Kind.NAMED_TYPE) return false;
  return type.type.kind === Kind.NAMED_TYPE || isNeverNull(type.type);
}

/** `[User!]!` → `[User]!` */
function nullable(type: TypeNode): TypeNode {
  if (type.kind === Kind.LIST_TYPE) return { ...type, type: nullable(type.type) };
  if (type.kind === Kind.NAMED_TYPE) return type;
  if (type.type.kind === Kind.NAMED_TYPE) return type.type;
  const inner = nullable(type.type);
  return inner.kind === Kind.NON_NULL_TYPE ? inner : { ...type, type: inner };
}
