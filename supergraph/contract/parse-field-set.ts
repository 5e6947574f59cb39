import { GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql';

/**
 * Parses the fields of `@key`, `@requires` or `@provides`: `id organization { id }`. Undefined for what
 * is no field set, which the composer refuses.
 */
export function parseFieldSet(fields: string): SelectionSetNode | undefined {
  try {
    const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
    return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
  } catch (error) {
    // graphql-js parses by recursion: fields nested some thousand deep exhaust the stack.
    if (error instanceof GraphQLError || error instanceof RangeError) return undefined;
    throw error;
  }
}
