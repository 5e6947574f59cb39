import type { ErrorRequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { describeFault, type Log } from '@demarc/foundation/process';
import { answerWithErrors } from '../errors/answer-with-errors.ts';
import { recordOf } from '../request-record.ts';

/**
 * What broke outside of the GraphQL server: a fault of this gateway is logged, and masked like any
 * other. A request that itself is to blame, for a range that a file does not have, say, is told so.
 */
export function answerFaults(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status = clientStatusOf(error);
    if (status === undefined) {
      const reference = recordOf(request).requestId;
      log.error({ reference, ...describeFault(error) }, 'request.fault');
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    const answer =
      status === undefined
        ? new GraphQLError('fault')
        : new GraphQLError('The request asks for what cannot be answered.', {
            extensions: { code: 'BAD_REQUEST' },
          });
    answerWithErrors({ request, response, status: status ?? 500 }, [answer]);
  };
}

/** What Express and its file sender blame on the request. */
function clientStatusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
