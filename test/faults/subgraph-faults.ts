import type { misbehaviours } from '../kit/misbehaving-server.ts';

/** What becomes of one fault of a subgraph. */
export interface SubgraphFault {
  /** The subgraph answers with this. */
  readonly fault: keyof typeof misbehaviours;
  /** What the client reads at each place that the subgraph was to fill. */
  readonly code: string;
  /** How often a query is sent. */
  readonly sent: 1 | 2;
  /** Whether the call ends by its deadline. */
  readonly byDeadline?: true;
}

/** docs/subgraph-faults.md is proved against this list both ways. */
export const subgraphFaults: readonly SubgraphFault[] = [
  { fault: 'HTTP 500', code: 'SUBGRAPH_UNAVAILABLE', sent: 2 },
  { fault: 'HTTP 500 with HTML', code: 'SUBGRAPH_UNAVAILABLE', sent: 2 },
  { fault: 'HTTP 503 with JSON that is no GraphQL', code: 'SUBGRAPH_UNAVAILABLE', sent: 2 },
  { fault: 'HTTP 429', code: 'SUBGRAPH_OVERLOADED', sent: 1 },
  { fault: 'a reset', code: 'SUBGRAPH_UNAVAILABLE', sent: 2 },
  { fault: 'a body shorter than announced', code: 'SUBGRAPH_UNAVAILABLE', sent: 2 },
  { fault: 'a hang', code: 'SUBGRAPH_TIMEOUT', sent: 1, byDeadline: true },
  { fault: 'a hang in the body', code: 'SUBGRAPH_TIMEOUT', sent: 1, byDeadline: true },
  { fault: 'a drip', code: 'SUBGRAPH_TIMEOUT', sent: 1, byDeadline: true },
  { fault: 'a reply of 200 MB', code: 'SUBGRAPH_RESPONSE_TOO_LARGE', sent: 1 },
  { fault: 'a redirect', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'HTTP 200 with HTML', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'JSON under a wrong media type', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'what is no HTTP', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'truncated JSON', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'no JSON', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'null', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'a list', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'an empty object', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'a number for data', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'an object for errors', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'fewer entities than were asked for', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'a text for the list of entities', code: 'SUBGRAPH_INVALID_RESPONSE', sent: 1 },
  { fault: 'GraphQL errors without data', code: 'SUBGRAPH_ERROR', sent: 1 },
];
