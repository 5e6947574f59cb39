import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import type { ObjectTypeExtensionNode } from 'graphql';

/** The names of the resolvers, type by type. */
export type ResolverNames = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * What keeps a contract and its resolvers from being the same thing, as sentences; empty when they
 * are. A field without a resolver would answer null for ever, a resolver without a field is dead.
 */
export function checkResolvers(contract: DocumentNode, resolvers: ResolverNames): string[] {
  const wanted = wantedResolvers(contract);
  const problems: string[] = [];
  for (const [type, fields] of wanted) {
    for (const field of fields) {
      if (resolvers[type]?.[field] === undefined) problems.push(`${type}.${field} has no resolver`);
    }
    for (const field of Object.keys(resolvers[type] ?? {})) {
      if (!fields.has(field))
        problems.push(`${type}.${field} has a resolver but is not in the contract`);
    }
  }
  for (const type of Object.keys(resolvers)) {
    if (!wanted.has(type)) problems.push(`${type} has resolvers but is not in the contract`);
  }
  return problems.sort();
}

function wantedResolvers(contract: DocumentNode): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  const want = (type: string, field: string) => {
    wanted.set(type, (wanted.get(type) ?? new Set()).add(field));
  };
  for (const node of contract.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) {
      for (const field of node.fields ?? []) {
        if (!isExternal(field)) want(node.name.value, field.name.value);
      }
      if (isEntity(node)) want(node.name.value, '__resolveReference');
    }
    if (node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      want(node.name.value, '__resolveType');
    }
  }
  return wanted;
}

type ObjectNode =
  Extract<TypeDefinitionNode, { kind: Kind.OBJECT_TYPE_DEFINITION }> | ObjectTypeExtensionNode;

/** An `@external` field is another subgraph's; ours only refers to it. */
function isExternal(field: FieldDefinitionNode): boolean {
  return field.directives?.some((directive) => directive.name.value === 'external') ?? false;
}

/** A stub (`resolvable: false`) is never asked for by its key. */
function isEntity(type: ObjectNode): boolean {
  const keys = type.directives?.filter((directive) => directive.name.value === 'key') ?? [];
  return keys.some(
    (key) =>
      !key.arguments?.some(
        ({ name, value }) =>
          name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
      ),
  );
}
