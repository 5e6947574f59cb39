import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { answerWithErrors } from '../errors/answer-with-errors.ts';

const LOOPBACK_HOST = /^(?:[\w.-]+\.)?localhost$|^127(?:\.\d{1,3}){3}$|^\[?::1\]?$/i;

/** Whether a name, as a URL spells it, leads to this very machine wherever it is resolved. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_HOST.test(host);
}

/** Whether a request asks for this machine; one that names no host is of no browser. */
export function isLoopbackHeader(header: string | undefined): boolean {
  return header === undefined || isLoopback(header.replace(/:\d{1,5}$/, ''));
}

/**
 * On a desk: a page of another site may have its own name lead to 127.0.0.1, and read as its own what
 * listens there (DNS rebinding). Its requests tell, because browsers send the name that they asked for.
 */
export const refuseOtherHosts: RequestHandler = (request, response, next) => {
  if (isLoopbackHeader(request.header('host'))) {
    next();
    return;
  }
  const message = 'This gateway is for this machine only: ask it as localhost.';
  const error = new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
  answerWithErrors({ request, response, status: 421 }, [error]);
};
