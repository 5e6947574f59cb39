import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { GraphQLError } from 'graphql';
import { locateMentioned } from './locate-mentioned.ts';
import { locateNodes } from './locate-nodes.ts';

/** Names the subgraph that the composer's message begins with: `[billing] Unknown type "X".` */
const SUBGRAPH_PREFIX = /^\[([^\]]+)\] /;

/** One error of the composer as a finding: its code stays, its place is the narrowest that is known. */
export function compositionFinding(error: GraphQLError, contracts: readonly Contract[]): Finding {
  const ofNodes = locateNodes(error.nodes ?? [], contracts);
  // Errors of satisfiability carry no nodes, only coordinates in their text.
  const place = ofNodes.file === undefined ? locateMentioned(error.message, contracts) : ofNodes;
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
