import {
  Kind,
  type DocumentNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql';

/** Where the head of a contract stands: its `extend schema`, or its `schema`. */
export function schemaNode({
  definitions,
}: DocumentNode): SchemaDefinitionNode | SchemaExtensionNode | undefined {
  return definitions.find(
    (node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION,
  );
}
