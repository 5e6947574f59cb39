import { GraphQLError, Kind, TokenKind, type GraphQLFormattedError, type Token } from 'graphql';

/** The field of every mutation's input that names the request. */
const FIELD = 'requestId';

/** How graphql-js ends its sentences about an input field that is not there, or null. */
const SAYS_SO = [
  new RegExp(`(?:^|; )Field "(?:\\w+\\.)?${FIELD}" of required type "ID!" was not provided\\.$`),
  new RegExp(`\\.${FIELD}"; Expected non-nullable type "ID!" not to be null\\.$`),
];

/**
 * Gives the error of a missing `requestId` its own code. The schema demands the field, so that graphql-js
 * refuses before any resolver could say what is wanted and why.
 *
 * @param original - the error itself, whose nodes say where in the document it stands
 */
export function nameMissingRequestId(
  error: GraphQLFormattedError,
  original: unknown,
): GraphQLFormattedError {
  const isAbout =
    SAYS_SO.some((sentence) => sentence.test(error.message)) || isAboutItsValue(original);
  if (!isAbout) return error;
  return {
    ...error,
    message:
      'Each write needs a `requestId` that names it: 16 to 128 characters, such as a UUID. Send the same one again when an answer is lost.',
    extensions: { ...error.extensions, code: 'REQUEST_ID_REQUIRED' },
  };
}

/** `requestId: null`, and `requestId: $id` where the variable was not sent or is null. */
function isAboutItsValue(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const [node] = error.nodes ?? [];
  if (node?.kind === Kind.NULL) return nameBefore(node.loc?.startToken) === FIELD;
  if (
    node?.kind !== Kind.VARIABLE_DEFINITION ||
    !/ of (?:required|non-null) type /.test(error.message)
  ) {
    return false;
  }
  const name = node.variable.name.value;
  for (let token = node.loc?.endToken; token; token = token.next ?? undefined) {
    if (token.kind !== TokenKind.DOLLAR || token.next?.value !== name) continue;
    if (nameBefore(token) === FIELD) return true;
  }
  return false;
}

/** The name of the field or argument whose value begins here: `name: value`. */
function nameBefore(value: Token | undefined): string | undefined {
  const colon = value?.prev;
  return colon?.kind === TokenKind.COLON ? colon.prev?.value : undefined;
}
