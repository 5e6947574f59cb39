import type { ErrorRequestHandler } from 'express';
import { describeFault, type Log } from '@demarc/foundation/process';

/** What can be said of a request that never reached its door, by HTTP status. */
const answers: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  400: { code: 'BAD_REQUEST', message: 'The request body is not JSON.' },
  413: { code: 'BODY_TOO_LARGE', message: 'The request body is too large.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The encoding of the request is not known.' },
  500: { code: 'INTERNAL_SERVER_ERROR', message: 'The control plane could not answer.' },
};

/** Answers as JSON where something broke; Express would answer with a page that shows the stack. */
export function answerBrokenRequest(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    const status = statusOf(error);
    if (status === 500) log.error({ path: request.path, ...describeFault(error) }, 'door.failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const { code, message } = answers[status] ?? { code: 'BAD_REQUEST', message: 'Bad request.' };
    response.status(status).json({ code, message, errors: [{ message, extensions: { code } }] });
  };
}

/** What body-parser found; anything else is not the sender's doing. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
