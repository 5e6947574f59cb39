import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { UserTokenVerifier } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import { answerWithErrors } from '../errors/answer-with-errors.ts';
import { CHALLENGE, unauthenticated } from '../errors/unauthenticated.ts';
import { recordOf } from '../request-record.ts';

/** The value of the header: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export const BEARER = /^Bearer +(\S+)$/i;

/** Whose tokens are taken, and what becomes of a request without one. */
export interface AuthenticateOptions {
  readonly verifier: UserTokenVerifier;
  /** Whether nobody gets further: to what is said of the schema. */
  readonly admitsNobody: boolean;
  /** How to become somebody, here. */
  readonly todo: string;
  readonly log: Log;
}

/**
 * Finds out who asks. Without an Authorization header it is nobody; with one it is whom the token names,
 * or the request goes no further: a token that is refused never makes somebody anonymous.
 */
export function authenticate(options: AuthenticateOptions): RequestHandler {
  const { verifier, admitsNobody, todo, log } = options;
  return async (request, response, next) => {
    const sent = authorizationOf(request);
    if (sent.length === 0) {
      if (admitsNobody) {
        next();
        return;
      }
      response.setHeader('www-authenticate', CHALLENGE);
      answerWithErrors({ request, response, status: 401 }, [unauthenticated(todo)]);
      return;
    }
    const record = recordOf(request);
    const token = sent.length === 1 ? BEARER.exec(sent[0] ?? '')?.[1] : undefined;
    const result =
      token === undefined
        ? ({ ok: false, reason: 'no bearer token' } as const)
        : await verifier.verify(token);
    if (result.ok) {
      record.subject = result.subject;
      next();
      return;
    }
    // Never the token, nor what it claims: nobody has said that it is true.
    log.warn({ requestId: record.requestId, reason: result.reason }, 'token.refused');
    response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
    const message =
      'The token of the Authorization header is not accepted. Sign in again, and send the new one.';
    const error = new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
    answerWithErrors({ request, response, status: 401 }, [error]);
  };
}

/** Every value of the header, as it was sent: Node itself hands on the first and drops the others. */
function authorizationOf({ headersDistinct }: IncomingMessage): readonly string[] {
  return headersDistinct['authorization'] ?? [];
}
