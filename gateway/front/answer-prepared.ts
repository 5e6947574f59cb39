import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Log } from '@demarc/foundation/process';
import { beginRecord } from '../begin-record.ts';
import type { PreparedOperation } from '../engine/prepared-operations.ts';
import type { BegunWork, SharedAnswers } from '../engine/sharing/share-answers.ts';
import type { EngineGateway } from '../engine-gateway.ts';
import { MEDIA_TYPES } from '../media-types.ts';
import { writeErrorEvents } from '../plugins/log-errors.ts';
import { writeRequestEvent } from '../plugins/log-request.ts';
import { maskFor } from '../plugins/mask-errors.ts';
import type { RequestRecord } from '../request-record.ts';
import type { StopReason } from '../stop-reason.ts';
import { SUPERGRAPH_HEADER } from '../versions/answer-on-version.ts';
import type { ServedVersion } from '../versions/open-version.ts';
import { bodyOf, type AnswerBody } from './answer-body.ts';

/** How prepared operations are answered. */
export interface FrontOptions {
  readonly production: boolean;
  /** Milliseconds for all subgraph calls of an operation. */
  readonly operationMs: number;
  /** Where identical queries of one user are answered once; absent where each is answered alone. */
  readonly shared?: SharedAnswers<WrittenAnswer>;
  readonly log: Log;
}

/** An answer but for its errors, whose references are each request's own. */
export interface WrittenAnswer {
  /** `data` as JSON. */
  readonly data: string;
  /** The whole body, where there are no errors. */
  readonly body: AnswerBody | undefined;
  readonly errors: readonly GraphQLError[];
}

/** A request for an operation that is ready. */
export interface PreparedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly version: ServedVersion;
  readonly lane: EngineGateway;
  readonly operation: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The body as it was sent. */
  readonly text: string;
  readonly mediaType: string;
  readonly subject: string | undefined;
}

/** Executes, and writes the answer; the request's event is written when it has left. */
export async function answerPrepared(asked: PreparedRequest, options: FrontOptions): Promise<void> {
  const { response, version, operation } = asked;
  // The client has left while it was found out who asks.
  if (hasLeft(response)) return;
  const { log, operationMs, shared } = options;
  const record = recordOf(asked);
  const work = (): BegunWork<WrittenAnswer> => begin(asked, record, operationMs);
  const share =
    shared !== undefined && operation.kind === 'query'
      ? shared.share(questionOf(asked), work)
      : alone(work());
  const exit = version.enter();
  response.once('close', () => {
    share.leave();
    exit();
    writeRequestEvent(log, record, response);
  });
  const answer = await share.answer;
  if (!hasLeft(response)) write(answer, asked, record, options);
}

function hasLeft({ destroyed }: ServerResponse): boolean {
  return destroyed;
}

/** Two requests have one question where the same user sends the same bytes to the same supergraph. */
function questionOf({ version, subject, text }: PreparedRequest): string {
  return `${version.document.digest}${JSON.stringify(subject ?? null)}${text}`;
}

function alone({ answer, stop }: BegunWork<WrittenAnswer>) {
  return { answer, leave: stop };
}

function recordOf({
  request: { headers },
  mediaType,
  operation,
  subject,
}: PreparedRequest): RequestRecord {
  const record = beginRecord(
    {
      requestId: single(headers['x-request-id']),
      traceparent: single(headers['traceparent']),
      tracestate: single(headers['tracestate']),
    },
    mediaType === MEDIA_TYPES[1],
  );
  record.operation = { name: operation.name, kind: operation.kind };
  if (subject !== undefined) record.subject = subject;
  return record;
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}

function begin(
  { lane, operation, variables }: PreparedRequest,
  record: RequestRecord,
  operationMs: number,
): BegunWork<WrittenAnswer> {
  const { stop } = record;
  const abort = (reason: StopReason) => stop.abort(reason);
  const timer = setTimeout(() => abort('OPERATION_TIMEOUT'), operationMs);
  let isDone = false;
  const answer = lane.engine
    .execute(operation, { variables, record })
    .then(({ data, errors }) => {
      const json = JSON.stringify(data);
      const body = errors.length > 0 ? undefined : bodyOf(`{"data":${json}}\n`);
      return { data: json, body, errors };
    })
    .finally(() => {
      isDone = true;
      clearTimeout(timer);
    });
  return {
    answer,
    stop: () => {
      if (!isDone) abort('CLIENT_CLOSED');
    },
  };
}

function write(
  { data, body, errors }: WrittenAnswer,
  { response, version, mediaType }: PreparedRequest,
  record: RequestRecord,
  { production, log }: FrontOptions,
): void {
  let whole = body;
  if (whole === undefined) {
    writeErrorEvents(log, record.requestId, errors);
    const masked = errors.map((error) => maskFor(record, !production, error.toJSON(), error));
    whole = bodyOf(`{"errors":${JSON.stringify(masked)},"data":${data}}\n`);
  }
  response.writeHead(200, {
    'x-request-id': record.requestId,
    traceparent: record.trace.traceparent,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    [SUPERGRAPH_HEADER]: version.document.digest,
    'content-type': mediaType,
    'content-length': whole.length,
  });
  response.end(whole.next());
}
