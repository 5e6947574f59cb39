import {
  getVariableValues,
  Kind,
  validate,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { RandomDocument } from './random-api.ts';

/** What an API has to say against an operation and the values of its variables. */
export function refusalsOf(schema: GraphQLSchema, operation: RandomDocument): readonly string[] {
  const errors = validate(schema, operation.document);
  if (errors.length > 0) return errors.map(({ message }) => message);
  const { errors: ofVariables = [] } = variableValues(schema, operation);
  return ofVariables.map(({ message }) => message);
}

/** The values of the variables as a resolver is given them, or what is wrong with them. */
export function variableValues(
  schema: GraphQLSchema,
  { document, variables }: RandomDocument,
): ReturnType<typeof getVariableValues> {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
}
