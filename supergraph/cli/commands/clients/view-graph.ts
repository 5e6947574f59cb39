import type { Config } from '@demarc/foundation/config';
import type { Finding, GraphFacts } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import { viewContracts } from '../../../graph-view.ts';
import { readContractFile } from '../../../sources/read-contract-file.ts';
import { whileSpinning } from '../../check/while-spinning.ts';

/** What clients see of the graph of demarc.yaml, and what its contracts say; or why it does not compose. */
export type GraphOfConfig =
  | { readonly ok: true; readonly schema: GraphQLSchema; readonly graph: GraphFacts }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Composes the graph of demarc.yaml.
 * @throws SupergraphFault CONTRACT_UNREADABLE
 */
export async function viewGraph({ subgraphs }: Config): Promise<GraphOfConfig> {
  const sources = await Promise.all(subgraphs.map(readContractFile));
  const result = await whileSpinning('composition', () => viewContracts(sources));
  if (!result.ok) return result;
  const { apiSchema, facts } = result.view;
  if (facts === undefined) throw new Error('A graph of contracts has no facts.');
  return { ok: true, schema: apiSchema, graph: facts };
}
