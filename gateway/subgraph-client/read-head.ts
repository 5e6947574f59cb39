import { failed, type SubgraphFailure } from './subgraph-outcome.ts';

/**
 * What the head of a reply already tells, or undefined where its body is to be read.
 *
 * @param isSigned - whether the subgraph was told who asks
 */
export function readHead(
  status: number,
  contentType: string | string[] | undefined,
  isSigned: boolean,
): SubgraphFailure | undefined {
  // Never followed: it would leave the pool.
  if (status >= 300 && status < 400) {
    return failed('SUBGRAPH_INVALID_RESPONSE', `HTTP ${status}, a redirect`);
  }
  if (!isJson(contentType)) return refuseMediaType(status, contentType);
  // Who asks was verified here: where a subgraph does not believe it, no client can do better.
  return status === 401 && isSigned
    ? failed('SUBGRAPH_UNAVAILABLE', "HTTP 401: it does not take this gateway's tokens")
    : undefined;
}

/** https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types */
function isJson(contentType: string | string[] | undefined): boolean {
  if (contentType === 'application/json') return true;
  const type = nameMediaType(contentType);
  return type === 'application/json' || type === 'application/graphql-response+json';
}

function refuseMediaType(
  status: number,
  contentType: string | string[] | undefined,
): SubgraphFailure {
  if (status >= 500) return failed('SUBGRAPH_UNAVAILABLE', `HTTP ${status}`, true);
  if (status === 429) return failed('SUBGRAPH_OVERLOADED', `HTTP ${status}`);
  const type = nameMediaType(contentType).slice(0, 80);
  return failed('SUBGRAPH_INVALID_RESPONSE', `HTTP ${status}, media type ${type}`);
}

function nameMediaType(contentType: string | string[] | undefined): string {
  const text = String(contentType ?? 'none');
  const end = text.indexOf(';');
  return (end === -1 ? text : text.slice(0, end)).trim().toLowerCase();
}
