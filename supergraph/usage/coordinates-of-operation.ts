import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { collectDirectives, collectVariables } from './input-coordinates.ts';
import { selectionWalk } from './selection-coordinates.ts';
import { openCollector, type UsedCoordinates } from './used-coordinates.ts';

/**
 * The exact schema coordinates that an operation uses. The document holds one operation with its
 * fragments, and validates against the schema.
 *
 * A field of an interface uses the interface's field and that of each object type which can stand
 * there, because the loss of either takes data from the client; so do its arguments. Introspection uses
 * nothing, nor do the scalars and directives of the GraphQL specification. An argument that is left out
 * is not used, even where the schema has a default for it.
 *
 * @throws Error if the document holds no operation
 */
export function coordinatesOfOperation(
  document: DocumentNode,
  schema: GraphQLSchema,
): UsedCoordinates {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('The document holds no operation.');
  const collector = openCollector();
  collectDirectives(operation, schema, collector);
  collectVariables(operation.variableDefinitions, schema, collector);
  const root = schema.getRootType(operation.operation);
  if (root != null) {
    collector.addType(root, 'selected');
    const walk = selectionWalk(document, schema, collector);
    walk(operation.selectionSet, { type: root, runtime: [root] });
  }
  return collector.used;
}
