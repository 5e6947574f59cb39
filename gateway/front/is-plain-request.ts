import type { IncomingMessage } from 'node:http';
import { bounds } from '../bounds.ts';

const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;

/**
 * Whether a request needs no look at anything but its body: a POST of plain JSON of a known and allowed length,
 * from a program or a page of one's own origin.
 */
export function isPlainRequest({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers.origin === undefined &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.expect === undefined &&
    JSON_TYPE.test(headers['content-type'] ?? '') &&
    isAllowedLength(headers['content-length'])
  );
}

function isAllowedLength(header: string | undefined): boolean {
  return header !== undefined && Number(header) > 0 && Number(header) <= bounds.bodyBytes.is;
}
