import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { answerWithErrors } from '../errors/answer-with-errors.ts';

/** Says where operations go. */
export const answerNotFound: RequestHandler = (request, response) => {
  const message = 'Nothing is served here. Send operations to /graphql.';
  const error = new GraphQLError(message, { extensions: { code: 'NOT_FOUND' } });
  answerWithErrors({ request, response, status: 404 }, [error]);
};
