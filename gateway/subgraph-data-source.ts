import type { OperationContext } from './operation-context.ts';
import { translateError } from './errors/translate-error.ts';
import type { Authorization } from './identity/authorization.ts';
import { isMutation } from './subgraph-client/is-mutation.ts';
import type { SubgraphClient } from './subgraph-client/subgraph-client.ts';

/** A fetch of the query plan, as the executor hands it over. */
export interface Fetch {
  readonly request: {
    readonly query?: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
  };
  readonly context: OperationContext;
  /** Response keys, `@` for each item of a list. */
  readonly pathInIncomingRequest?: readonly (string | number)[];
}

/** What the executor goes on with. */
export interface FetchResult {
  readonly data?: Record<string, unknown>;
}

/** Which subgraph, and whether its words for clients are passed on. */
export interface DataSourceOptions {
  readonly subgraph: string;
  readonly client: SubgraphClient;
  /** True for the subgraphs of a demarc.yaml: what they mark as a client's mistake is written for clients. */
  readonly trusted: boolean;
  /** Absent where the subgraph is not told who asks. */
  readonly authorization?: Authorization;
}

/**
 * Sends one fetch. What fails is kept on the record, and the executor, which goes on with the data, is
 * told of none of it: where each failure stands in the response is found when the response stands.
 */
export async function sendFetch(fetch: Fetch, options: DataSourceOptions): Promise<FetchResult> {
  const { record } = fetch.context;
  const { subgraph, client, trusted, authorization } = options;
  const { query = '', variables, operationName } = fetch.request;
  const at = (fetch.pathInIncomingRequest ?? []).map(String);
  const { traceparent, tracestate } = record.trace;
  const failure = { subgraph, at, operation: query };
  const { subject, stop } = record;
  const { signal } = stop;
  const started = performance.now();
  const isKnown = authorization !== undefined && subject !== undefined;
  const asked = isKnown
    ? await authorization.identityFor({ subject, subgraph, signal })
    : undefined;
  if (asked?.ok === false) {
    const durationMs = Math.round(performance.now() - started);
    record.calls.push({ subgraph, at, operation: query, durationMs, outcome: asked.code });
    record.failures.push({ ...failure, code: asked.code, reason: asked.reason });
    return {};
  }
  const outcome = await client.send({
    // What nests too deeply for JSON throws here.
    body: JSON.stringify({ query, variables, operationName }),
    isMutation: isMutation(query),
    // The executor merges later fetches into the data of earlier ones.
    mayShare: false,
    headers: {
      'x-request-id': record.requestId,
      traceparent,
      ...(tracestate !== undefined && { tracestate }),
    },
    ...(asked && { identity: asked.identity }),
    signal,
  });
  // Whether it succeeded or not: nobody knows what was done before an answer was lost.
  if (isKnown && isMutation(query)) authorization.forget(subject);
  record.calls.push({
    subgraph,
    at,
    operation: query,
    durationMs: Math.round(performance.now() - started),
    outcome: outcome.kind === 'failed' ? outcome.code : 'OK',
  });
  if (outcome.kind === 'failed') {
    const { code, reason, retryAfterMs } = outcome;
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    record.failures.push({ ...failure, code, reason, ...wait });
    return {};
  }
  if (!holdsEachEntity(outcome.data, variables)) {
    const reason = '`_entities` does not hold one entity for each representation';
    record.failures.push({ ...failure, code: 'SUBGRAPH_INVALID_RESPONSE', reason });
    return {};
  }
  const entities = countEntities(variables);
  for (const error of outcome.errors) {
    const told = { ...failure, ...translateError(error, trusted) };
    const { path } = error;
    // Without a place or without data it is the fetch that failed.
    if (path === undefined || outcome.data === null) record.failures.push(told);
    else record.reported.push({ ...told, path, ...(entities !== undefined && { entities }) });
  }
  return outcome.data === null ? {} : { data: outcome.data };
}

/** https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec#query_entities */
function holdsEachEntity(
  data: Readonly<Record<string, unknown>> | null,
  variables: Fetch['request']['variables'],
): boolean {
  const asked = countEntities(variables);
  if (data === null || asked === undefined) return true;
  const entities = data['_entities'];
  return Array.isArray(entities) && entities.length === asked;
}

/** Undefined for a fetch from the root. */
function countEntities(variables: Fetch['request']['variables']): number | undefined {
  const representations = variables?.['representations'];
  return Array.isArray(representations) ? representations.length : undefined;
}
