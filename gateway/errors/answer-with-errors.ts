import type { Request, Response } from 'express';
import type { GraphQLError } from 'graphql';
import { recordOf } from '../request-record.ts';
import { maskError } from './mask-error.ts';

/** The request that is refused, and the HTTP status that says so. */
export interface Refusal {
  readonly request: Request;
  readonly response: Response;
  readonly status: number;
}

/** Answers a request that never reaches the GraphQL server, in the form that GraphQL clients read. */
export function answerWithErrors(
  { request, response, status }: Refusal,
  errors: readonly GraphQLError[],
): void {
  const record = recordOf(request);
  const reference = record.requestId;
  const masked = errors.map((error) =>
    maskError(error.toJSON(), { reference, suggestions: false }),
  );
  record.errorCodes = masked.map(({ extensions }) => String(extensions?.['code']));
  const mediaType = record.readsStatus ? 'application/graphql-response+json' : 'application/json';
  response
    .status(status)
    .type(mediaType)
    .send(JSON.stringify({ errors: masked }));
}
