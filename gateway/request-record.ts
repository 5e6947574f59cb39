import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { TraceContext } from './trace-context.ts';
import type { FetchFailure } from './blame/fetch-failure.ts';
import type { PlannedFetch } from './blame/planned-fetch.ts';
import type { ReportedFailure } from './blame/reported-failure.ts';

/** One call to a subgraph. */
export interface SubgraphCall {
  readonly subgraph: string;
  readonly at: readonly string[];
  readonly operation: string;
  readonly durationMs: number;
  /** `OK`, or the code that it failed with. */
  readonly outcome: string;
}

/** What the stations know about one request: made at the first, read by the last. */
export interface RequestRecord {
  /** Names the request in every log on its way. */
  readonly requestId: string;
  readonly trace: TraceContext;
  /** `performance.now()` at arrival. */
  readonly startedAt: number;
  /** Whether the client reads the media type whose HTTP status says how the operation went. */
  readonly readsStatus: boolean;
  /** The ref of the user who asks; undefined for nobody, and in a graph that knows nobody. */
  subject?: string;
  /** Aborted with a StopReason when time is up or the client has left. */
  readonly stop: AbortController;
  /** What the operation turned out to be, for the log. */
  operation?: { readonly name: string | undefined; readonly kind: string };
  /** The fetches that the planner wanted. */
  plan: readonly PlannedFetch[];
  /** The fetches that were tried. */
  calls: SubgraphCall[];
  /** The fetches that failed as a whole. */
  failures: FetchFailure[];
  /** What subgraphs reported beside data. */
  reported: ReportedFailure[];
  /** The codes that left with the response. */
  errorCodes: string[];
}

const records = new WeakMap<IncomingMessage, RequestRecord>();

/** Attaches the record to its request. */
export function keepRecord(request: IncomingMessage, record: RequestRecord): void {
  records.set(request, record);
}

/** The record that the first station made. */
export function recordOf(request: IncomingMessage): RequestRecord {
  const record = records.get(request);
  if (record === undefined) throw new Error('A station ran before identify-request.');
  return record;
}

const scope = new AsyncLocalStorage<RequestRecord>();

/** Runs the GraphQL server's part, whose own hooks are not all told which request they are for. */
export function runInScope<Result>(record: RequestRecord, work: () => Result): Result {
  return scope.run(record, work);
}

/** The record of the request that this code runs for. */
export function currentRecord(): RequestRecord | undefined {
  return scope.getStore();
}
