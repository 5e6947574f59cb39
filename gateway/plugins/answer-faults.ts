import type { ErrorRequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { describeFault, type Log } from '@demarc/foundation/process';
import { answerWithErrors } from '../errors/answer-with-errors.ts';
import { recordOf } from '../request-record.ts';

/** A fault of this gateway outside of the GraphQL server: logged, and masked like any other. */
export function answerFaults(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const reference = recordOf(request).requestId;
    log.error({ reference, ...describeFault(error) }, 'request.fault');
    if (response.headersSent) {
      next(error);
      return;
    }
    answerWithErrors({ request, response, status: 500 }, [new GraphQLError('fault')]);
  };
}
