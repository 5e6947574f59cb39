import type { IncomingMessage } from 'node:http';
import { BEARER } from '../plugins/authenticate.ts';

/** The one bearer token of a request; undefined where there is none, or more than that. */
export function readBearer({ headersDistinct }: IncomingMessage): string | undefined {
  const sent = headersDistinct['authorization'] ?? [];
  return sent.length === 1 ? BEARER.exec(sent[0] ?? '')?.[1] : undefined;
}
