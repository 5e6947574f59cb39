import type { Config } from '@demarc/foundation/config';
import { callPeer, openSigningKey, PeerRefused, type PeerCall } from '@demarc/foundation/identity';
import { errorCode } from '@demarc/foundation/process';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { homeOf } from '../launcher/home.ts';
import type { FoundSubgraph } from './find-graph.ts';

/** Who asks subgraphs for what users may not: status and jobs. */
export interface Operator {
  /**
   * Reads the JSON that a subgraph answers.
   * @throws SupergraphFault SUBGRAPH_UNREACHABLE, OPERATOR_REFUSED
   */
  ask(subgraph: FoundSubgraph, call: OperatorCall): Promise<unknown>;
}

/** What to ask, and for how many milliseconds to wait. */
export interface OperatorCall extends Omit<PeerCall, 'signal'> {
  readonly patienceMs: number;
}

/** Opens the operator's key; on a desk it makes one, in production it is handed out by `demarc keys`. */
export async function openOperator(config: Config): Promise<Operator> {
  const mayCreate = process.env['NODE_ENV'] !== 'production';
  const key = await openSigningKey('operator', { folder: homeOf(config).keys, mayCreate });
  return {
    async ask(subgraph, { patienceMs, ...call }) {
      try {
        const signal = AbortSignal.timeout(patienceMs);
        return await callPeer({ ...subgraph, key }, { ...call, signal });
      } catch (error) {
        throw describeAskError(error, subgraph);
      }
    },
  };
}

function describeAskError(error: unknown, { name, origin }: FoundSubgraph): SupergraphFault {
  if (error instanceof PeerRefused) {
    const why =
      error.status === 401
        ? `it does not know the operator's key. Does DEMARC_KEYS name the graph's key folder?`
        : (error.reason ?? `it answered with HTTP ${error.status}; its log says why.`);
    return new SupergraphFault('OPERATOR_REFUSED', `${name}: ${why}`, { cause: error });
  }
  return new SupergraphFault(
    'SUBGRAPH_UNREACHABLE',
    `${name} does not answer at ${origin}: ${reasonOf(error)}`,
    { cause: error },
  );
}

/** What `fetch` throws keeps the reason in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return cause.message || (errorCode(cause) ?? cause.name);
  return error.message;
}
