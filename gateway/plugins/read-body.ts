import express, { type RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { bounds } from '../bounds.ts';
import { answerWithErrors } from '../errors/answer-with-errors.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import { keptBody } from '../kept-body.ts';

/** What the parser's own error types, and one of ours, mean here. */
const refusals: Readonly<Record<string, { status: number; code: ErrorCode; message: string }>> = {
  'entity.too.large': {
    status: 413,
    code: 'BODY_TOO_LARGE',
    message: `The request body is longer than ${bounds.bodyBytes.is} bytes after inflation.`,
  },
  'media-type.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Send the operation as JSON, with `content-type: application/json`.',
  },
  'encoding.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The content encoding of the request body is not known. Send it plain or as gzip.',
  },
  'charset.unsupported': {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'The charset of the request body is not UTF-8.',
  },
};

const malformed = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The request body is not the JSON object that its headers promise.',
} as const;

/** JSON between systems is UTF-8 (RFC 8259, 8.1); UTF-7 says things that no filter on the way reads. */
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;

/** Longer ones are no media types, and some parsers on the way take a time that grows with the square. */
const MAX_MEDIA_TYPE = 256;

/** Reads a POST's JSON, and refuses what is too long or no JSON before anything looks at it. */
export function readBody(): RequestHandler {
  const parse: RequestHandler = express.json({ limit: bounds.bodyBytes.is });
  return (request, response, next) => {
    const refuse = (type: string) => {
      const { status, code, message } = refusals[type] ?? malformed;
      const error = new GraphQLError(message, { extensions: { code } });
      answerWithErrors({ request, response, status }, [error]);
    };
    const mediaType = request.header('content-type') ?? '';
    if (
      mediaType.length > MAX_MEDIA_TYPE ||
      (request.method === 'POST' && !request.is('application/json'))
    ) {
      refuse('media-type.unsupported');
    } else if (!isUtf8(mediaType)) {
      refuse('charset.unsupported');
    } else if (keptBody(request) !== undefined) {
      const body = parseJson(keptBody(request) ?? '');
      request.body = body;
      if (typeof body === 'object' && body !== null) next();
      else refuse('entity.parse.failed');
    } else {
      void parse(request, response, (problem?: unknown) => {
        if (problem === undefined) next();
        else refuse(typeOf(problem));
      });
    }
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isUtf8(mediaType: string): boolean {
  const charset = CHARSET.exec(mediaType)?.[1] ?? 'utf-8';
  return charset.toLowerCase() === 'utf-8';
}

function typeOf(problem: unknown): string {
  return problem instanceof Error && 'type' in problem ? String(problem.type) : '';
}
