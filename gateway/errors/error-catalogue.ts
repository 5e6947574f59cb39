/** One code that a client can meet. */
export interface ErrorEntry {
  readonly when: string;
  readonly todo: string;
  /** What the client reads instead of the error's own message; absent where that one is for clients. */
  readonly mask?: string;
}

/**
 * Every `extensions.code` that leaves the gateway. An error with any other code leaves as
 * INTERNAL_SERVER_ERROR. docs/errors.md is proved against this list both ways.
 */
export const errorCatalogue = {
  GRAPHQL_PARSE_FAILED: {
    when: 'The document is not GraphQL.',
    todo: 'Mend the syntax at the place that the error names.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    when: 'The document does not fit the schema.',
    todo: 'Compare it with `/schema.graphql`.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    when: 'The document holds several operations and `operationName` names none of them.',
    todo: 'Send the name of one.',
  },
  BAD_USER_INPUT: {
    when: 'A variable or an argument has a value that its type or the subgraph does not take.',
    todo: 'Send another value.',
  },
  PAGE_SIZE_INVALID: {
    when: 'A connection was asked for a page that is negative or too long.',
    todo: 'Ask for a shorter page and go on with `after`.',
  },
  CURSOR_INVALID: {
    when: '`after` is not a cursor of this graph.',
    todo: 'Hand back `pageInfo.endCursor` unchanged.',
  },
  BAD_REQUEST: {
    when: 'The HTTP request is not a GraphQL request: no query, not JSON, a batch, a simple request that another site could forge.',
    todo: 'Send one JSON object with `query`, as `content-type: application/json`.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    when: 'The request sends the hash of a document instead of the document.',
    todo: 'Send `query`; clients do so by themselves when they read this code.',
  },
  BODY_TOO_LARGE: {
    when: 'The request body is longer than 256 KiB, counted after inflation.',
    todo: 'Send less; move long literals to variables of several requests.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    when: 'The request body is not JSON in UTF-8, or is encoded in a way that is not known.',
    todo: 'Send `content-type: application/json`.',
  },
  NOT_FOUND: {
    when: 'Nothing is served at this path.',
    todo: 'Send operations to `/graphql`.',
  },
  TOKENS_LIMIT_EXCEEDED: {
    when: 'The document has more lexical tokens than `gateway.limits.tokens`.',
    todo: 'Split the operation.',
  },
  LINES_LIMIT_EXCEEDED: {
    when: 'The document has more lines than `gateway.limits.lines`.',
    todo: 'Take out empty lines and comments; move long texts to variables.',
  },
  DEPTH_LIMIT_EXCEEDED: {
    when: 'Fields nest deeper than `gateway.limits.depth`.',
    todo: 'Ask for the deeper part by its id in another operation.',
  },
  HEIGHT_LIMIT_EXCEEDED: {
    when: 'The operation selects more distinct fields than `gateway.limits.height`.',
    todo: 'Split the operation.',
  },
  SELECTIONS_LIMIT_EXCEEDED: {
    when: 'The operation has more fields than `gateway.limits.selections` once fragments are expanded.',
    todo: 'Split the operation; spread a fragment fewer times.',
  },
  ALIASES_LIMIT_EXCEEDED: {
    when: 'The operation has more aliased fields than `gateway.limits.aliases`.',
    todo: 'Ask for a list instead of many aliases.',
  },
  ROOT_FIELDS_LIMIT_EXCEEDED: {
    when: 'A query has more root fields than `gateway.limits.rootFields`.',
    todo: 'Split the operation.',
  },
  MUTATION_ROOT_FIELDS_LIMIT_EXCEEDED: {
    when: 'A mutation has more root fields than `gateway.limits.mutationRootFields`.',
    todo: 'Send the mutations one after the other.',
  },
  DIRECTIVES_LIMIT_EXCEEDED: {
    when: 'The operation applies more directives than `gateway.limits.directives`.',
    todo: 'Split the operation.',
  },
  COST_LIMIT_EXCEEDED: {
    when: 'The operation could return more objects than `gateway.limits.cost`.',
    todo: 'Say `first` on each connection, and ask for shorter pages.',
  },
  PAGE_SIZE_LIMIT_EXCEEDED: {
    when: '`first` or `last` is larger than `gateway.limits.pageSize`.',
    todo: 'Ask for a shorter page and go on with `after`.',
  },
  PLANNING_TIMEOUT: {
    when: 'The operation took longer than 5 seconds to plan.',
    todo: 'Ask for less at once, with fewer fragments on abstract types.',
  },
  PLANNING_CROWDED: {
    when: 'Too many operations that were never seen before wait to be planned.',
    todo: 'Try again in a while.',
  },
  PLANNING_FAILED: {
    when: 'No query plan could be made of the operation.',
    todo: 'Ask for less at once; if that does not help, tell who runs the gateway.',
  },
  FIELD_UNREACHABLE: {
    when: 'No subgraph can answer a root field of the operation.',
    todo: 'Leave the field out, and tell its owner.',
  },
  OPERATION_UNSUPPORTED: {
    when: 'The operation needs what this gateway does not serve: a subscription, `@defer`, or a field of a mutation under several conditions.',
    todo: 'Ask without it; ask for a field of a mutation in one place.',
  },
  UNAUTHENTICATED: {
    when: 'The request says nobody who asks, or its token is not accepted: too old, of another issuer, not signed by a key that is known.',
    todo: 'Sign in, and send `authorization: Bearer …`. At a desk `npx demarc dev-token` prints a token.',
  },
  FORBIDDEN: {
    when: 'Who asks has not the permission that the message names, in that place.',
    todo: 'Ask an administrator of the organization for a role that has it.',
  },
  AUTHORIZATION_UNAVAILABLE: {
    when: 'The subgraph that knows what users may do does not answer, and what is known of this one is older than 5 minutes.',
    todo: 'Try again later. The log says why under the reference.',
    mask: 'What you may do cannot be found out now.',
  },
  AUTHORIZATION_TOO_LARGE: {
    when: 'Who asks has more grants than fit into a call to a subgraph.',
    todo: 'Tell who runs it: one user should not be a member of hundreds of organizations.',
    mask: 'You are a member of more than can be told to the service that owns this data.',
  },
  REQUEST_ID_REQUIRED: {
    when: 'The input of a mutation has no `requestId`.',
    todo: 'Send 16 to 128 characters that name this request alone, and the same ones with each retry.',
  },
  REQUEST_ID_INVALID: {
    when: 'The `requestId` of a mutation is not 16 to 128 characters long.',
    todo: 'Send a UUID, for instance.',
  },
  REQUEST_ID_REUSED: {
    when: 'The `requestId` was used for a request with another input.',
    todo: 'Send a new `requestId` with the new input.',
  },
  REQUEST_IN_PROGRESS: {
    when: 'The same request is being worked on.',
    todo: 'Send it again after `retryAfterMs`: the answer will be that of the first.',
  },
  REQUEST_EXPIRED: {
    when: 'The `requestId` was used so long ago that its outcome is no longer kept.',
    todo: 'Read what holds now; send a new `requestId` where something is still to be done.',
  },
  SUBGRAPH_UNAVAILABLE: {
    when: 'The subgraph that owns this field does not answer, asks to be left alone, or failed so often that it is for 5 seconds.',
    todo: 'Try again later: after `retryAfterMs`, where it is said. The log names the subgraph under the reference.',
    mask: 'The service that owns this data is not available.',
  },
  SUBGRAPH_TIMEOUT: {
    when: 'The subgraph that owns this field did not answer within 3 seconds.',
    todo: 'Try again, or ask for less.',
    mask: 'The service that owns this data did not answer in time.',
  },
  SUBGRAPH_OVERLOADED: {
    when: 'Too many requests already wait for the subgraph that owns this field, of everybody or of who asks; or it says so itself.',
    todo: 'Try again later: after `retryAfterMs`, where it is said.',
    mask: 'The service that owns this data has too much to do.',
  },
  SUBGRAPH_RESPONSE_TOO_LARGE: {
    when: 'The answer of the subgraph that owns this field is longer than 8 MiB.',
    todo: 'Ask for shorter pages.',
    mask: 'The service that owns this data answered too much. Ask for less.',
  },
  SUBGRAPH_INVALID_RESPONSE: {
    when: 'The subgraph that owns this field answered something that is not a GraphQL response.',
    todo: 'Tell its owner. The log says what came back under the reference.',
    mask: 'The service that owns this data gave an answer that cannot be read.',
  },
  SUBGRAPH_INVALID_DATA: {
    when: 'The subgraph that owns this field answered a value that the type of the field does not allow.',
    todo: 'Tell its owner. The log names the field under the reference.',
    mask: 'The service that owns this data gave a value that does not fit the schema.',
  },
  SUBGRAPH_ERROR: {
    when: 'The subgraph that owns this field reported an error.',
    todo: 'Tell its owner. The log keeps the cause under the reference.',
    mask: 'The service that owns this data reported an error.',
  },
  OPERATION_TIMEOUT: {
    when: 'The whole operation took longer than 10 seconds; what had arrived by then is in `data`.',
    todo: 'Ask for less at once.',
    mask: 'The operation took too long.',
  },
  INTERNAL_SERVER_ERROR: {
    when: 'The gateway itself failed.',
    todo: 'Tell who runs it. The log keeps the cause under the reference.',
    mask: 'The gateway failed to answer.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Whether a code may leave the gateway. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCatalogue, code);
}
