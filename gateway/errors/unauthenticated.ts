import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The challenge to nobody: https://www.rfc-editor.org/rfc/rfc6750#section-3 */
export const CHALLENGE = 'Bearer';

/**
 * The refusal of nobody.
 * @param todo - how to become somebody, here
 */
export function unauthenticated(todo: string): GraphQLError {
  const headers = new HeaderMap([['www-authenticate', CHALLENGE]]);
  return new GraphQLError(`This graph answers to those whom it knows. ${todo}`, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers } },
  });
}
