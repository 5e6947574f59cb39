import { GraphQLError } from 'graphql';

/** A question that this token may not ask. */
export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
}
