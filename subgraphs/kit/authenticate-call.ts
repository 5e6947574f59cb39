import express, { type Request, type RequestHandler } from 'express';
import { digestCall, type Identity, type InternalTokenVerifier } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';

const verified = new WeakMap<Request, { readonly identity: Identity; readonly digest: string }>();

/** Who calls; only after `authenticateCall`. */
export function identityOf(request: Request): Identity {
  const call = verified.get(request);
  if (call === undefined) throw new Error('A door was opened before authenticateCall.');
  return call.identity;
}

/**
 * Lets calls of this graph's own processes in, and nobody else: signed for this process, in the last
 * half minute, for this very request, and not seen before. Reads the body, which the token names.
 *
 * @param limit - the longest body, such as `4mb`
 */
export function authenticateCall(
  verifier: InternalTokenVerifier,
  { limit, log }: { readonly limit: string; readonly log: Log },
): RequestHandler[] {
  return [
    async (request, response, next) => {
      const token = /^Bearer ([\w.-]+)$/.exec(request.header('authorization') ?? '')?.[1];
      const result =
        token === undefined
          ? ({ ok: false, reason: 'absent' } as const)
          : await verifier.verify(token);
      if (result.ok) {
        verified.set(request, result);
        next();
        return;
      }
      log.warn({ reason: result.reason, path: request.path }, 'call.refused');
      refuse(response);
    },
    express.json({
      limit,
      verify: (request, _response, body) => bodies.set(request, body),
    }),
    (request, response, next) => {
      const { method, originalUrl: path } = request;
      const digest = digestCall({ method, path, body: bodies.get(request) ?? '' });
      if (digest === verified.get(request)?.digest) {
        next();
        return;
      }
      log.warn({ reason: 'other call', path: request.path }, 'call.refused');
      refuse(response);
    },
  ];
}

const bodies = new WeakMap<object, Buffer>();

/** One answer for every reason: who is not of this graph learns nothing. */
function refuse(response: express.Response): void {
  response.status(401).json({
    errors: [
      {
        message: 'This is for the gateway alone. Ask the gateway.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
}
