import type { GraphQLFormattedError } from 'graphql';
import { bounds } from '../bounds.ts';
import { errorCatalogue, isErrorCode, type ErrorCode, type ErrorEntry } from './error-catalogue.ts';

/** The keys of `extensions` that clients see; everything else stays here. */
const CLIENT_EXTENSIONS = ['limit', 'found', 'allowed', 'retryAfterMs'] as const;

/** To the end where the message was cut: what is left of a suggestion is one. */
const SUGGESTION = / ?Did you mean .+?(?:\?(?=\s|$)|$)/g;

/** How errors leave this gateway. */
export interface MaskOptions {
  /** Names the request in the log. */
  readonly reference?: string;
  /** False in production: a suggestion tells names of the schema. */
  readonly suggestions: boolean;
}

/** The code under which an error leaves. */
export function errorCodeOf(error: GraphQLFormattedError): ErrorCode {
  const code = error.extensions?.['code'];
  return isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR';
}

/**
 * The only place that decides what of an error a client may read: a code of the catalogue, its path
 * and locations, the reference to the log, and the message only where the code is a client's mistake.
 */
export function maskError(
  error: GraphQLFormattedError,
  options: MaskOptions,
): GraphQLFormattedError {
  const code = errorCodeOf(error);
  const { mask }: ErrorEntry = errorCatalogue[code];
  const shown = CLIENT_EXTENSIONS.filter((key) => typeof error.extensions?.[key] !== 'undefined');
  return {
    message: mask ?? wordForClients(error.message, options.suggestions),
    ...(error.locations && mask === undefined && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: {
      code,
      ...Object.fromEntries(shown.map((key) => [key, error.extensions?.[key]])),
      ...(options.reference !== undefined && { reference: options.reference }),
    },
  };
}

/** A message may repeat what the client wrote, a hundred times: cut before anything reads it. */
function wordForClients(message: string, suggestions: boolean): string {
  const most = bounds.messageLength.is;
  const short = message.length > most ? `${message.slice(0, most - 1)}…` : message;
  return suggestions ? short : short.replace(SUGGESTION, '');
}
