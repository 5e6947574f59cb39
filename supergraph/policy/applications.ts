import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { Kind, type ConstDirectiveNode, type ConstValueNode } from 'graphql';

/** One place where a directive is applied. */
export interface Application {
  readonly directive: ConstDirectiveNode;
  /** What it stands on; undefined for the schema. */
  readonly facts: CoordinateFacts | undefined;
}

const known = new WeakMap<ContractFacts, ReadonlyMap<string, readonly Application[]>>();

/** Every application in a contract of the directive of that name, the schema's first. */
export function applicationsOf(facts: ContractFacts, name: string): readonly Application[] {
  const found = known.get(facts) ?? readApplications(facts);
  known.set(facts, found);
  return found.get(name) ?? [];
}

/** The applications of all directives, by name: most rules ask for some. */
function readApplications({
  contract,
  all,
}: ContractFacts): ReadonlyMap<string, readonly Application[]> {
  const byName = new Map<string, Application[]>();
  const add = (directive: ConstDirectiveNode, facts?: CoordinateFacts) => {
    const found = byName.get(directive.name.value);
    if (found === undefined) byName.set(directive.name.value, [{ directive, facts }]);
    else found.push({ directive, facts });
  };
  for (const node of contract.document.definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of node.directives ?? []) add(directive);
  }
  for (const facts of all) {
    for (const directive of facts.directives) add(directive, facts);
  }
  return byName;
}

/** What an argument of a directive is given, if it is given. */
export function argumentValue(
  directive: ConstDirectiveNode,
  name: string,
): ConstValueNode | undefined {
  return directive.arguments?.find((one) => one.name.value === name)?.value;
}
