import {
  federationNames,
  type ContractFacts,
  type FederationDirective,
  type Statement,
  type TypeNode,
} from '@demarc/supergraph/contract';
import { Kind, valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';

const known = new WeakMap<ContractFacts, ReturnType<typeof federationNames>>();

/** The applications of a federation directive on a coordinate, whatever the contract calls it. */
export function federationDirectives(
  { contract, facts }: Statement,
  name: FederationDirective,
): readonly ConstDirectiveNode[] {
  if (facts.directives.length === 0) return [];
  const local = localName(contract, name);
  return facts.directives.filter((directive) => directive.name.value === local);
}

/**
 * True where a field bears the directive, or where the declaration of its type does that it stands in:
 * `@shareable` and `@external` on a type hold for the fields of that declaration alone.
 */
export function fieldBears(statement: Statement, name: FederationDirective): boolean {
  return (
    federationDirectives(statement, name).length > 0 || declarationBears(statement, name) === true
  );
}

/** The same of the declaration alone; undefined for what is no field. */
export function declarationBears(
  { contract, facts }: Statement,
  name: FederationDirective,
): boolean | undefined {
  if (facts.kind !== 'FIELD') return undefined;
  const local = localName(contract, name);
  const declaration = facts.parent?.nodes.find((node) => declares(node as TypeNode, facts.node));
  return declaration?.directives?.some((directive) => directive.name.value === local) ?? false;
}

/** The value of one argument of a directive. */
export function argumentOf(directive: ConstDirectiveNode | undefined, name: string): unknown {
  const argument = directive?.arguments?.find((one) => one.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}

/** The same, if it is text. */
export function textOf(
  directive: ConstDirectiveNode | undefined,
  name: string,
): string | undefined {
  const value = argumentOf(directive, name);
  return typeof value === 'string' ? value : undefined;
}

function localName(contract: ContractFacts, name: FederationDirective): string {
  const nameOf = known.get(contract) ?? federationNames(contract.contract.document);
  known.set(contract, nameOf);
  return nameOf(name);
}

function declares(type: TypeNode, member: Statement['facts']['node']): boolean {
  if (!('fields' in type) || member.kind !== Kind.FIELD_DEFINITION) return false;
  return (type.fields ?? []).some((field) => field === member);
}
