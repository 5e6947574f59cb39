import express, { type RequestHandler, type Response } from 'express';
import { digestCall, type InternalTokenVerifier } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import type { Registry } from '@demarc/supergraph/registry';
import { setCaller, type Caller } from './caller.ts';
import { askForToken } from './pages/ask-for-token.ts';
import { isPage, pageToken } from './pages/page-token.ts';

/** The contracts of a whole graph of 200 subgraphs; a gateway has little to tell. */
const MAX_BODY = { actor: '64mb', gateway: '64kb' } as const;

/** The services of the graph that may call here, and as whom. */
const services: ReadonlyMap<string, Caller> = new Map<string, Caller>([
  ['service:gateway', { kind: 'GATEWAY' }],
  [
    'service:operator',
    { kind: 'ACTOR', actor: { id: 'service:operator', kind: 'ADMIN', team: undefined } },
  ],
]);

/** Who calls, before the body has come; a call that was signed is that call alone, which `digest` names. */
interface Arrived {
  readonly caller: Caller;
  readonly digest: string | undefined;
}

/** What callers are found with. */
interface AuthenticateOptions {
  readonly registry: Registry;
  readonly verifier: InternalTokenVerifier;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * Lets in who has a token of the registry, and the gateway and the operator of this graph by the tokens
 * that they sign for one call each. Reads the body, which those tokens name; of strangers it reads none.
 * For the pages that people read, a browser gives the registry's token as a password.
 */
export function authenticate({
  registry,
  verifier,
  log,
  now,
}: AuthenticateOptions): RequestHandler[] {
  const arrived = new WeakMap<object, Arrived>();
  const bodies = new WeakMap<object, Buffer>();
  const bodyOf = (limit: string): RequestHandler =>
    express.json({ limit, verify: (request, _response, body) => void bodies.set(request, body) });
  const readBody = { ACTOR: bodyOf(MAX_BODY.actor), GATEWAY: bodyOf(MAX_BODY.gateway) };
  return [
    async (request, response, next) => {
      const bearer = /^Bearer ([\w.-]+)$/.exec(request.header('authorization') ?? '')?.[1];
      const who = await whoIs(bearer ?? pageToken(request) ?? '');
      if ('reason' in who) {
        log.warn({ reason: who.reason, path: request.path }, 'call.refused');
        if (isPage(request)) askForToken(response);
        else refuse(response);
        return;
      }
      arrived.set(request, who);
      readBody[who.caller.kind](request, response, next);
    },
    (request, response, next) => {
      const { caller, digest } = found(arrived.get(request));
      const { method, originalUrl: path } = request;
      const isThisCall =
        digest === undefined ||
        digest === digestCall({ method, path, body: bodies.get(request) ?? '' });
      if (!isThisCall) {
        log.warn({ reason: 'other call', path: request.path }, 'call.refused');
        refuse(response);
        return;
      }
      setCaller(request, caller);
      next();
    },
  ];

  async function whoIs(token: string): Promise<Arrived | { readonly reason: string }> {
    if (token === '') return { reason: 'absent' };
    if (token.startsWith('demarc_')) {
      const actor = await registry.actorOf(token, now());
      return actor === undefined
        ? { reason: 'token' }
        : { caller: { kind: 'ACTOR', actor }, digest: undefined };
    }
    const result = await verifier.verify(token);
    if (!result.ok) return { reason: result.reason };
    const caller = services.get(result.identity.subject);
    return caller === undefined ? { reason: 'service' } : { caller, digest: result.digest };
  }
}

function found(arrived: Arrived | undefined): Arrived {
  if (arrived === undefined) throw new Error('A body was read before anybody was let in.');
  return arrived;
}

/** One answer for every reason: who has no token learns nothing. */
function refuse(response: Response): void {
  const code = 'UNAUTHENTICATED';
  const message = 'This needs a token of the registry: `demarc token create` makes one.';
  response.status(401).json({ code, message, errors: [{ message, extensions: { code } }] });
}
