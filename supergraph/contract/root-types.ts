import { Kind, type DocumentNode, type OperationTypeNode } from 'graphql';

/** The names of the types where operations start, by operation; a name says not that the type is there. */
export type RootTypes = Readonly<Partial<Record<OperationTypeNode, string>>>;

/** What a contract calls its root types: `Query`, `Mutation`, `Subscription` unless `schema { … }` says. */
export function rootTypesOf({ definitions }: DocumentNode): RootTypes {
  const named: Partial<Record<OperationTypeNode, string>> = {};
  let isDefined = false;
  for (const node of definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue;
    isDefined ||= node.kind === Kind.SCHEMA_DEFINITION;
    for (const { operation, type } of node.operationTypes ?? []) named[operation] = type.name.value;
  }
  // A schema definition names all of its root types: https://spec.graphql.org/draft/#sec-Root-Operation-Types.Default-Root-Operation-Type-Names
  if (isDefined) return named;
  return { query: 'Query', mutation: 'Mutation', subscription: 'Subscription', ...named };
}
