import express, { type RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { bounds } from '../bounds.ts';
import { answerWithErrors } from '../errors/answer-with-errors.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';

/** What the parser's own error types mean here. */
const refusals: Readonly<Record<string, { status: number; code: ErrorCode; message: string }>> = {
  'entity.too.large': {
    status: 413,
    code: 'BODY_TOO_LARGE',
    message: `The request body is longer than ${bounds.bodyBytes.is} bytes after inflation.`,
  },
  'encoding.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The content encoding of the request body is not known. Send it plain or as gzip.',
  },
  'charset.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The charset of the request body is not known. Send UTF-8.',
  },
};

const malformed = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The request body is not the JSON object that its headers promise.',
} as const;

/** Reads a POST's JSON, and refuses what is too long or no JSON before anything looks at it. */
export function readBody(): RequestHandler {
  const parse: RequestHandler = express.json({ limit: bounds.bodyBytes.is });
  return (request, response, next) => {
    if (request.method === 'POST' && !request.is('application/json')) {
      const message = 'Send the operation as JSON, with `content-type: application/json`.';
      const error = new GraphQLError(message, { extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
      answerWithErrors({ request, response, status: 415 }, [error]);
      return;
    }
    void parse(request, response, (problem?: unknown) => {
      if (problem === undefined) {
        next();
        return;
      }
      const { status, code, message } = refusals[typeOf(problem)] ?? malformed;
      const error = new GraphQLError(message, { extensions: { code } });
      answerWithErrors({ request, response, status }, [error]);
    });
  };
}

function typeOf(problem: unknown): string {
  return problem instanceof Error && 'type' in problem ? String(problem.type) : '';
}
