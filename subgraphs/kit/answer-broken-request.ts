import type { ErrorRequestHandler } from 'express';

/** What can be said of a request that never became an operation, by HTTP status. */
const answers: Readonly<Record<number, { code: string; message: string }>> = {
  400: { code: 'BAD_REQUEST', message: 'The request body is not JSON.' },
  413: { code: 'BODY_TOO_LARGE', message: 'The request body is too large.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The encoding of the request is not known.' },
  500: { code: 'INTERNAL_SERVER_ERROR', message: 'The subgraph could not answer.' },
};

/** Answers it as JSON; Express would answer with a page that shows the stack. */
export const answerBrokenRequest: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  const { code, message } = answers[status] ?? { code: 'BAD_REQUEST', message: 'Bad request.' };
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
};

/** What body-parser found; anything else is not the sender's doing. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
