import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { GraphQLError } from 'graphql';
import { locateNodes } from './locate-nodes.ts';

/** Names the subgraph that the composer's message begins with: `[billing] Unknown type "X".` */
const SUBGRAPH_PREFIX = /^\[([^\]]+)\] /;

/** One error of the composer as a finding: its code stays, its place is the narrowest that is known. */
export function compositionFinding(error: GraphQLError, contracts: readonly Contract[]): Finding {
  const place = locateNodes(error.nodes ?? [], contracts);
  const named = SUBGRAPH_PREFIX.exec(error.message)?.[1];
  const subgraph = place.subgraph ?? contracts.find(({ name }) => name === named)?.name;
  const { code } = error.extensions;
  return {
    code: typeof code === 'string' ? code : 'INVALID_GRAPHQL',
    severity: 'ERROR',
    message: named === subgraph ? error.message.replace(SUBGRAPH_PREFIX, '') : error.message,
    ...(subgraph !== undefined && { subgraph }),
    ...place,
  };
}
