import type { FetchFailure } from '../../blame/fetch-failure.ts';
import type { PlacedFailure } from '../../blame/placed-failure.ts';
import type { PlannedFetch } from '../../blame/planned-fetch.ts';
import type { RequestRecord } from '../../request-record.ts';
import type { IsOfType } from '../values/build-representation.ts';
import type { ResponseObject } from '../values/response-object.ts';
import type { SubgraphSource } from './subgraph-source.ts';
import type { SentVariables } from '../values/sent-variables.ts';

/** What executing works with. */
export interface ExecutionParts {
  readonly sourceOf: (subgraph: string) => SubgraphSource;
  readonly isOfType: IsOfType;
  /** Whether identical queries to a subgraph that are in flight are sent once. */
  readonly sharesFetches: boolean;
}

/** One execution of a compiled plan: what came so far, and what went wrong. */
export interface Execution extends ExecutionParts {
  readonly record: RequestRecord;
  readonly variables: SentVariables;
  /** Whether a condition's variable is true, its default minded. */
  readonly isTrue: (variable: string) => boolean;
  /** The response as subgraphs say it, before it is shaped. */
  readonly data: ResponseObject;
  /** Fetches that brought nothing. */
  readonly failures: FetchFailure[];
  /** Errors of subgraphs whose place in the response is known. */
  readonly placed: PlacedFailure[];
  /** Fetches that brought nothing, and said at which of their places. */
  readonly excused: FetchFailure[];
  /** Fetches that could not be sent, because what they need had not come. */
  readonly unsent: PlannedFetch[];
}
