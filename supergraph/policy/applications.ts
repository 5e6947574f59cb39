import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { Kind, type ConstDirectiveNode, type ConstValueNode } from 'graphql';

/** One place where a directive is applied. */
export interface Application {
  readonly directive: ConstDirectiveNode;
  /** What it stands on; undefined for the schema. */
  readonly facts: CoordinateFacts | undefined;
}

/** Every application in a contract of the directive of that name, the schema's first. */
export function applicationsOf(
  { contract, all }: ContractFacts,
  name: string,
): readonly Application[] {
  const onSchema = contract.document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
      ? (node.directives ?? []).map((directive) => ({ directive, facts: undefined }))
      : [],
  );
  const onTypes = all.flatMap((facts) =>
    facts.directives.map((directive) => ({ directive, facts })),
  );
  return [...onSchema, ...onTypes].filter(({ directive }) => directive.name.value === name);
}

/** What an argument of a directive is given, if it is given. */
export function argumentValue(
  directive: ConstDirectiveNode,
  name: string,
): ConstValueNode | undefined {
  return directive.arguments?.find((one) => one.name.value === name)?.value;
}
