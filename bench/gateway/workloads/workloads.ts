import { readFileSync } from 'node:fs';
import type { GraphQLRequest } from '../graph/expect-answer.ts';
import { coldOperation } from './cold-operation.ts';
import { deepOperation } from './deep-operation.ts';

/** What a gateway may share between requests that are in flight: nothing, fetches, or requests and fetches. */
export type Sharing = 'none' | 'fetches' | 'requests';

/** What is asked of a gateway. */
export interface Workload {
  readonly what: string;
  readonly sharing: Sharing;
  /** What all connections send, in turn; a connection never sends what another one has in flight. */
  readonly requests: (connections: number, round: number) => readonly GraphQLRequest[];
  /** Every request is sent once, after a warm-up with these; otherwise for some seconds. */
  readonly onceAfter?: readonly GraphQLRequest[];
  /** Entities that an answer holds, where that is what is measured. */
  readonly entities?: number;
}

export const hopOperation = 'query Hop($id: ID!) { user(id: $id) { name reviews { id body } } }';
export const scaleOperation =
  'query Scale($first: Int!) { topProducts(first: $first) { upc name inStock shippingEstimate reviews { id body } } }';
export const smallOperation = readFileSync(
  new URL('../data/small.graphql', import.meta.url),
  'utf8',
);

const COLD_OPERATIONS = 200;
/** Enough that a value does not come back while it is in flight. */
const DISTINCT_VARIABLES = 2_000;

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

function scale(entities: number): Workload {
  return {
    what: `one hop to ${entities} entities; sharing off`,
    sharing: 'none',
    entities,
    requests: () => [{ query: scaleOperation, variables: { first: entities } }],
  };
}

/** Every workload by the name that `--only` takes. */
export const workloads = {
  'deep-unshared': {
    what: 'the deep operation, another copy on each connection; sharing off',
    sharing: 'none',
    requests: (connections) => numbers(connections).map((copy) => ({ query: deepOperation(copy) })),
  },
  'deep-shared-fetches': {
    what: 'the deep operation; identical fetches in flight may be shared',
    sharing: 'fetches',
    requests: () => [{ query: deepOperation() }],
  },
  'deep-shared-requests': {
    what: 'the deep operation; identical requests in flight may be answered once',
    sharing: 'requests',
    requests: () => [{ query: deepOperation() }],
  },
  hop: {
    what: 'one entity hop, distinct variables; sharing on',
    sharing: 'requests',
    requests: () =>
      numbers(DISTINCT_VARIABLES).map((id) => ({
        query: hopOperation,
        variables: { id: String(1_000 + id) },
      })),
  },
  small: {
    what: 'one subgraph, a small answer; sharing on',
    sharing: 'requests',
    requests: () => [{ query: smallOperation }],
  },
  'small-unshared': {
    what: 'one subgraph, a small answer; sharing off',
    sharing: 'none',
    requests: () => [{ query: smallOperation }],
  },
  cold: {
    what: `${COLD_OPERATIONS} never-seen operations, each once, in a process warm from the small one`,
    sharing: 'requests',
    requests: (_, round) =>
      numbers(COLD_OPERATIONS).map((at) => ({
        // Odd steps through all 1,024: the operations of one round differ in every level.
        query: coldOperation(((round * COLD_OPERATIONS + at) * 389) % 1_024),
      })),
    onceAfter: [{ query: smallOperation }],
  },
  'scale-10': scale(10),
  'scale-100': scale(100),
  'scale-1000': scale(1_000),
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;
