import type { GraphQLFormattedError } from 'graphql';
import { tellBadInput } from '@demarc/kit';

/** What a caller is told of a fault of ours; the log knows the rest. */
const MASKED = 'The control plane could not answer this. Its log says why.';

/** What leaves of an error: the words of those that were meant, and of all others that there is one. */
export function maskErrors(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const told = tellBadInput(formatted, error);
  const code = told.extensions?.['code'];
  const isOurs = code !== undefined && code !== 'INTERNAL_SERVER_ERROR';
  return {
    message: isOurs ? told.message : MASKED,
    ...(told.path && { path: told.path }),
    ...(isOurs && told.locations && { locations: told.locations }),
    extensions: { code: isOurs ? code : 'INTERNAL_SERVER_ERROR' },
  };
}
