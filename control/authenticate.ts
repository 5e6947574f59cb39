import express, { type RequestHandler, type Response } from 'express';
import { digestCall, type InternalTokenVerifier } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import type { Registry } from '@demarc/supergraph/registry';
import { setCaller, type Caller } from './caller.ts';

/** The contracts of a whole graph of 200 subgraphs. */
const MAX_BODY = '64mb';

/** The services of the graph that may call here, and as whom. */
const services: Readonly<Record<string, Caller>> = {
  'service:gateway': { kind: 'GATEWAY' },
  'service:operator': {
    kind: 'ACTOR',
    actor: { id: 'service:operator', kind: 'ADMIN', team: undefined },
  },
};

/**
 * Lets in who has a token of the registry, and the gateway and the operator of this graph by the tokens
 * that they sign for one call each. Reads the body, which those tokens name.
 */
export function authenticate({
  registry,
  verifier,
  log,
  now = () => new Date(),
}: {
  readonly registry: Registry;
  readonly verifier: InternalTokenVerifier;
  readonly log: Log;
  readonly now?: () => Date;
}): RequestHandler[] {
  const bodies = new WeakMap<object, Buffer>();
  return [
    express.json({
      limit: MAX_BODY,
      verify: (request, _response, body) => void bodies.set(request, body),
    }),
    async (request, response, next) => {
      const token = /^Bearer ([\w.-]+)$/.exec(request.header('authorization') ?? '')?.[1] ?? '';
      if (token.startsWith('demarc_')) {
        const actor = await registry.actorOf(token, now());
        if (actor !== undefined) {
          setCaller(request, { kind: 'ACTOR', actor });
          next();
          return;
        }
      } else if (token !== '') {
        const { method, originalUrl: path } = request;
        const result = await verifier.verify(token);
        const caller = result.ok ? services[result.identity.subject] : undefined;
        const isThisCall =
          result.ok &&
          result.digest === digestCall({ method, path, body: bodies.get(request) ?? '' });
        if (caller !== undefined && isThisCall) {
          setCaller(request, caller);
          next();
          return;
        }
      }
      log.warn({ path: request.path }, 'call.refused');
      refuse(response);
    },
  ];
}

/** One answer for every reason: who has no token learns nothing. */
function refuse(response: Response): void {
  response.status(401).json({
    code: 'UNAUTHENTICATED',
    message: 'This needs a token of the registry: `demarc token create` makes one.',
  });
}
