import type { CallEnd } from './circuit-breaker.ts';
import type { SubgraphFailureCode, SubgraphOutcome } from './subgraph-outcome.ts';

/** "Too many" is said by a subgraph in good health, often to one user. */
const TELLS_NOTHING: ReadonlySet<SubgraphFailureCode> = new Set([
  'CLIENT_CLOSED',
  'OPERATION_TIMEOUT',
  'SUBGRAPH_OVERLOADED',
]);

/** What an outcome says about the subgraph's health. A GraphQL error is a healthy answer. */
export function judgeOutcome(outcome: SubgraphOutcome): CallEnd {
  if (outcome.kind === 'answered') return 'succeeded';
  return TELLS_NOTHING.has(outcome.code) ? 'abandoned' : 'failed';
}
