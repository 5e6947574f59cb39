import cors from 'cors';
import type { RequestHandler } from 'express';

/** Whom browsers may let read this gateway. */
export interface AllowedOrigins {
  readonly origins: readonly string[];
  /** Pages on this very machine: a front end in development. */
  readonly loopback: boolean;
}

const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** Tells browsers which pages may read answers: none unless named. */
export function allowOrigins({ origins, loopback }: AllowedOrigins): RequestHandler {
  const allowed = new Set(origins);
  return cors({
    origin(origin, decide) {
      const isAllowed =
        origin !== undefined && (allowed.has(origin) || (loopback && LOOPBACK_ORIGIN.test(origin)));
      decide(null, isAllowed);
    },
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'traceparent', 'demarc-supergraph'],
    maxAge: 600,
  });
}
