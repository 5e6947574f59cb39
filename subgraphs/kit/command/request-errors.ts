import { GraphQLError } from 'graphql';

/** How long to wait before asking again for what another call is doing now. */
const RETRY_AFTER_MS = 250;

export function requestIdRequired(): GraphQLError {
  return new GraphQLError(
    'Each write needs a `requestId` that names it: 16 to 128 printable characters, such as a UUID. Send the same one again when an answer is lost.',
    { extensions: { code: 'REQUEST_ID_REQUIRED' } },
  );
}

export function requestIdInvalid(requestId: string): GraphQLError {
  return new GraphQLError(
    `\`requestId\` has ${requestId.length} characters; 16 to 128 printable ones of ASCII name one request, such as a UUID.`,
    { extensions: { code: 'REQUEST_ID_INVALID' } },
  );
}

export function requestInProgress(): GraphQLError {
  return new GraphQLError(
    'The first call with this `requestId` is still at work. Send it again to read its outcome.',
    { extensions: { code: 'REQUEST_IN_PROGRESS', retryAfterMs: RETRY_AFTER_MS } },
  );
}

export function requestIdReused(): GraphQLError {
  return new GraphQLError(
    'This `requestId` stood for another mutation or another input. A new request needs a new id.',
    { extensions: { code: 'REQUEST_ID_REUSED' } },
  );
}

export function requestExpired(): GraphQLError {
  return new GraphQLError(
    'This `requestId` was answered so long ago that its outcome is gone. Read the present state; a new request needs a new id.',
    { extensions: { code: 'REQUEST_EXPIRED' } },
  );
}
