import { bounds } from '../bounds.ts';
import type { Rest } from './open-rests.ts';

/**
 * Reads `Retry-After` where the status is 429 or 503: seconds, or a date (RFC 9110, 10.2.3; RFC 6585, 4). At most as
 * long as a subgraph is left alone; undefined where it may be asked at once, or nobody understands what it says.
 *
 * @param now - by the clock on the wall, in milliseconds
 */
export function readRest(
  status: number,
  header: string | string[] | undefined,
  now: number,
): Rest | undefined {
  if ((status !== 429 && status !== 503) || typeof header !== 'string') return undefined;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : untilDate(text, now);
  const code = status === 429 ? 'SUBGRAPH_OVERLOADED' : 'SUBGRAPH_UNAVAILABLE';
  return wait > 0 ? { code, leftMs: Math.min(wait, bounds.restMs.is) } : undefined;
}

/** NaN unless it is a date as HTTP writes it: the parser of dates takes far more than that. */
function untilDate(text: string, now: number): number {
  return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text) - now
    : Number.NaN;
}
