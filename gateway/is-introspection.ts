import { Kind, type OperationDefinitionNode } from 'graphql';

/** Whether an operation asks about nothing but the schema. */
export function isIntrospection({ operation, selectionSet }: OperationDefinitionNode): boolean {
  return (
    operation.toString() === 'query' &&
    selectionSet.selections.every(
      (node) => node.kind === Kind.FIELD && /^__(schema|type|typename)$/.test(node.name.value),
    )
  );
}
