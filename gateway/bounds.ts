/** One bound that holds for every graph. */
export interface Bound {
  readonly is: number;
  readonly what: string;
}

/**
 * What the gateway bounds whatever graph it serves, and nobody sets: docs/limits.md is proved against
 * this list both ways. The limits on an operation stand in `@demarc/foundation/config`.
 */
export const bounds = {
  bodyBytes: { is: 256 * 1024, what: 'bytes of a request body, counted after inflation' },
  replyBytes: { is: 8 * 1024 * 1024, what: "bytes of a subgraph's reply, cut while it streams" },
  replyErrors: { is: 100, what: 'errors that are read from one reply' },
  failedPlaces: { is: 1_000, what: 'errors in one answer: one for each place that failed' },
  messageLength: { is: 1_000, what: "characters of an error's message" },
  reportedMistakes: {
    is: 20,
    what: 'mistakes of a document, or of its variables, that are each reported',
  },
  variableDepth: { is: 100, what: 'nesting of lists and objects in variables' },
  connectMs: { is: 1_000, what: 'milliseconds to connect to a subgraph' },
  callMs: { is: 3_000, what: 'milliseconds for one subgraph call, its retry included' },
  operationMs: { is: 10_000, what: 'milliseconds for all subgraph calls of an operation' },
  connections: { is: 64, what: 'connections to one subgraph' },
  queue: { is: 128, what: 'calls to one subgraph that wait for a connection' },
  callsOfUser: { is: 32, what: 'calls of one user to one subgraph that run or wait' },
  breakerWindowMs: { is: 10_000, what: 'milliseconds that the circuit breaker looks back' },
  breakerCalls: { is: 20, what: 'calls in the window before the breaker concludes anything' },
  breakerShare: { is: 0.5, what: 'share of failed calls that opens the breaker' },
  breakerOpenMs: { is: 5_000, what: 'milliseconds that an open breaker keeps calls away' },
  restMs: {
    is: 30_000,
    what: 'milliseconds that a subgraph is left alone where it asks for it by `Retry-After`, at most',
  },
  restingSubjects: {
    is: 1_000,
    what: 'users to whom one subgraph said so, and who are remembered',
  },
  joinMs: {
    is: 1_000,
    what: 'milliseconds that a call or request in flight may answer others like it',
  },
  retryShare: { is: 0.1, what: 'retries for each call: queries only, each at most once' },
  retryReserve: { is: 10, what: 'retries that a quiet subgraph may save up' },
  authorizationBytes: {
    is: 12 * 1024,
    what: 'bytes of the token that tells a subgraph who asks and what they may do',
  },
  grantsMs: { is: 2_000, what: 'milliseconds to ask what a user may do, a second try included' },
  grantsFreshMs: { is: 15_000, what: 'milliseconds that an answer to that is fresh' },
  grantsUsableMs: { is: 300_000, what: 'milliseconds that it is used where no newer one comes' },
  grantsRestMs: { is: 1_000, what: 'milliseconds before one who did not answer is asked again' },
  grantsSubjects: { is: 5_000, what: 'users whose answers are kept' },
  registryCallMs: {
    is: 10_000,
    what: 'milliseconds for one answer of the registry, its body included',
  },
  registryStartWithCopyMs: {
    is: 5_000,
    what: 'milliseconds that a start waits for the registry, where a whole copy lies on disk',
  },
  registryStartMs: {
    is: 30_000,
    what: 'milliseconds that a start waits for the registry without one',
  },
  registryRetryMs: {
    is: 10_000,
    what: 'milliseconds between two tries to listen to the registry, at most',
  },
  registrySilenceMs: {
    is: 15_000,
    what: "milliseconds that the registry's stream may be silent before it is given up",
  },
  registryPollMs: {
    is: 5_000,
    what: 'milliseconds between two looks at the registry while its stream is down',
  },
  registryCalmPollMs: {
    is: 30_000,
    what: 'milliseconds between two looks at the registry while its stream lives',
  },
  pinMs: { is: 1_000, what: 'milliseconds between two looks at the pin' },
  reportMs: { is: 30_000, what: 'milliseconds between two reports to the registry' },
  supergraphBytes: { is: 32 * 1024 * 1024, what: 'bytes of a supergraph from the registry' },
  supergraphCopies: { is: 5, what: 'supergraphs that were served and are kept on disk' },
  representations: {
    is: 1_000,
    what: 'entities that one request asks a subgraph for; more are asked for in several',
  },
  preparedOperations: { is: 2_000, what: 'operations of one supergraph that are kept prepared' },
  preparedLength: {
    is: 8 * 1024 * 1024,
    what: 'characters of their documents; what was used longest ago is dropped',
  },
  warmedOperations: {
    is: 100,
    what: 'operations that are planned on a new supergraph before it is served: the busiest',
  },
  warmingMs: { is: 3_000, what: 'milliseconds that a new supergraph waits for that' },
  planningTokens: { is: 10_000, what: 'lexical tokens of a document, in a foreign graph' },
  planningLines: { is: 5_000, what: 'lines of a document, in a foreign graph' },
  planningSelections: {
    is: 2_000,
    what: 'fields after fragments are expanded, in a foreign graph',
  },
  planningDepth: { is: 200, what: 'nesting of fields, in a foreign graph' },
  planningMs: { is: 5_000, what: 'milliseconds to plan one operation, once its turn has come' },
  planningLoadMs: { is: 60_000, what: 'milliseconds for the planner to load a supergraph' },
  planningQueue: { is: 1_000, what: 'operations that wait to be planned' },
  planningMemoryMb: { is: 1_024, what: "mebibytes of the planner's heap" },
  lameDuckMs: {
    is: 5_000,
    what: 'milliseconds from `/ready` saying 503 to the listener closing, in production',
  },
  drainMs: { is: 12_000, what: 'milliseconds for requests in flight to finish after that' },
} as const satisfies Record<string, Bound>;
