import type { RequestRecord } from '../../request-record.ts';
import { failed, type SubgraphOutcome } from '../../subgraph-client/subgraph-outcome.ts';
import type { SubgraphSource } from './subgraph-source.ts';

/** One request to one subgraph, ready to be sent. */
export interface SubgraphCall {
  /** What is asked, without its values: names the call on the record. */
  readonly query: string;
  readonly body: string;
  readonly isMutation: boolean;
  readonly mayShare: boolean;
}

/** A request may bring the entities of several places. */
const NOWHERE: readonly string[] = [];

/** Sends a request in the name of who asks, and notes on the record how it went. */
export async function callSubgraph(
  call: SubgraphCall,
  source: SubgraphSource,
  record: RequestRecord,
): Promise<SubgraphOutcome> {
  const started = performance.now();
  const outcome = await send(call, source, record);
  record.calls.push({
    subgraph: source.name,
    at: NOWHERE,
    operation: call.query,
    durationMs: Math.round(performance.now() - started),
    outcome: outcome.kind === 'failed' ? outcome.code : 'OK',
  });
  return outcome;
}

async function send(
  call: SubgraphCall,
  { name, client, authorization }: SubgraphSource,
  record: RequestRecord,
): Promise<SubgraphOutcome> {
  const { requestId, subject, stop, trace } = record;
  const { traceparent, tracestate } = trace;
  const { body, isMutation, mayShare } = call;
  const request = {
    body,
    isMutation,
    mayShare,
    headers:
      tracestate === undefined
        ? { 'x-request-id': requestId, traceparent }
        : { 'x-request-id': requestId, traceparent, tracestate },
    signal: stop.signal,
  };
  if (authorization === undefined || subject === undefined) return client.send(request);
  const { signal } = stop;
  const asked = await authorization.identityFor({ subject, subgraph: name, signal });
  if (!asked.ok) return failed(asked.code, asked.reason);
  const outcome = await client.send({ ...request, identity: asked.identity });
  // Whether it succeeded or not: nobody knows what was done before an answer was lost.
  if (isMutation) authorization.forget(subject);
  return outcome;
}
