import {
  execute,
  parse,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { resolveStored } from '../stored/resolve-field.ts';
import { computed, project, requiredFor, type Source, type Store } from '../stored/store.ts';

/** The field resolver of one server that answers everything itself. */
export const resolveWhole: GraphQLFieldResolver<Source | undefined, Store> = (
  source,
  args: Record<string, unknown>,
  store,
  { fieldName, parentType, returnType },
) => {
  const root = store.data[parentType.name];
  const from = source ?? (root && { object: root });
  if (!from) return null;
  const required = requiredFor(store, from.object, fieldName);
  if (required) return computed(project(store, from.object, required));
  return resolveStored(store, from, { name: fieldName, type: returnType, args });
};

/** Executes an operation on the whole graph with graphql-js alone. */
export function askMonolith(
  schema: GraphQLSchema,
  operation: string,
  variables: Readonly<Record<string, unknown>>,
  store: Store,
): ExecutionResult {
  return execute({
    schema,
    document: parse(operation),
    contextValue: store,
    variableValues: variables,
    fieldResolver: resolveWhole,
    typeResolver: (source) => (source as Source).object.__typename,
  }) as ExecutionResult;
}
