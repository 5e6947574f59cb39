import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { describeFault, type Log } from '@demarc/foundation/process';
import type { UserTokenVerifier } from '@demarc/foundation/identity';
import { keepBody } from '../kept-body.ts';
import { mediaTypeFor } from '../media-types.ts';
import type { ServedVersion } from '../versions/open-version.ts';
import { answerPrepared, type FrontOptions } from './answer-prepared.ts';
import { isPlainRequest } from './is-plain-request.ts';
import { readBearer } from './read-bearer.ts';
import { readParameters } from './read-parameters.ts';
import { readText } from './read-text.ts';

/** What the front works with. */
export interface FrontParts extends FrontOptions {
  /** Absent in a graph that knows nobody. */
  readonly verifier?: UserTokenVerifier;
  /** Whether the host that a request asks for is one that it may be asked as. */
  readonly admitsHost: (host: string | undefined) => boolean;
  readonly served: () => ServedVersion;
}

/**
 * The short way for what most requests are: an operation that was answered before, sent as plain JSON. It does
 * what the stations of pipeline.ts would do about it, and nothing else; whatever is new or unusual about a request
 * goes to them untouched, so that they alone decide what is refused, and how (decision 0040).
 */
export function openFront(parts: FrontParts, pipeline: RequestListener): RequestListener {
  return (request, response) => {
    const mediaType = mediaTypeFor(request.headers.accept);
    if (
      mediaType === undefined ||
      !isPlainRequest(request) ||
      !parts.admitsHost(request.headers.host)
    ) {
      pipeline(request, response);
      return;
    }
    readText(request, (text) => {
      keepBody(request, text);
      void answer(parts, { request, response, text, mediaType })
        .then((isAnswered) => {
          if (!isAnswered) pipeline(request, response);
        })
        .catch((fault: unknown) => endBroken(parts.log, response, fault));
    });
  };
}

interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly text: string;
  readonly mediaType: string;
}

/** Whether it was for us. */
async function answer(parts: FrontParts, arrived: Arrived): Promise<boolean> {
  const { request, response, text, mediaType } = arrived;
  const version = parts.served();
  const { lane } = version;
  const parameters = lane && readParameters(text);
  if (lane === undefined || parameters === undefined) return false;
  const { query: source, operationName, variables } = parameters;
  const operation = lane.prepared.get({ source, operationName });
  if (operation === undefined || !operation.mayPass(variables)) return false;
  // Its subgraphs are kept for it, however long it takes to find out who asks.
  const leave = version.enter();
  try {
    const asks = await whoAsks(parts, request);
    if (asks === undefined) return false;
    const { subject } = asks;
    const asked = {
      request,
      response,
      version,
      lane,
      operation,
      variables,
      text,
      mediaType,
      subject,
    };
    await answerPrepared(asked, parts);
    return true;
  } finally {
    leave();
  }
}

interface WhoAsks {
  /** Undefined for nobody, in a graph that knows nobody. */
  readonly subject: string | undefined;
}

/** Undefined where the stations have to say what is wrong with the token, or that there is none. */
async function whoAsks(
  { verifier }: FrontParts,
  request: IncomingMessage,
): Promise<WhoAsks | undefined> {
  if (verifier === undefined) return { subject: undefined };
  const token = readBearer(request);
  const verified = token === undefined ? undefined : await verifier.verify(token);
  return verified?.ok === true ? { subject: verified.subject } : undefined;
}

/** The answer has not begun, or it cannot be mended. */
function endBroken(log: Log, response: ServerResponse, fault: unknown): void {
  log.error(describeFault(fault), 'request.fault');
  response.destroy();
}
