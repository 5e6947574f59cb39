import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What has fields: a supergraph defines each once. */
export type TypeWithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export type TypesByName = ReadonlyMap<string, TypeWithFields>;

/** The types of a supergraph that have fields. */
export function typesByName({ definitions }: DocumentNode): TypesByName {
  return new Map(definitions.filter(hasFields).map((type) => [type.name.value, type]));
}

export function hasFields(node: DefinitionNode): node is TypeWithFields {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

export function fieldOf(
  type: TypeWithFields | undefined,
  field: string,
): FieldDefinitionNode | undefined {
  return type?.fields?.find(({ name }) => name.value === field);
}

/** A type and those that implement it: an implementation has all that its interface has. */
export function withImplementations(parent: string, field: string, types: TypesByName): string[] {
  const implementing = [...types.values()].filter(
    (type) =>
      type.interfaces?.some(({ name }) => name.value === parent) &&
      fieldOf(type, field) !== undefined,
  );
  return [parent, ...implementing.map(({ name }) => name.value)];
}

/** The name of what is in lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
