import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { ASTNode, GraphQLError } from 'graphql';
import { explainValue } from './explain-value.ts';
import { locateNodes, type Placed } from './locate-nodes.ts';
import { messageLocator } from './message-locator.ts';
import { sharingAdvice } from './sharing-advice.ts';

/** Names the subgraph that the composer's message begins with: `[billing] Unknown type "X".` */
const SUBGRAPH_PREFIX = /^\[([^\]]+)\] /;

/** The errors of one composition as findings: codes stay, each place is the narrowest that is known. */
export function compositionFindings(
  errors: readonly GraphQLError[],
  contracts: readonly Contract[],
): readonly Finding[] {
  const findInMessage = messageLocator();
  return errors.map((error) => {
    const named = SUBGRAPH_PREFIX.exec(error.message)?.[1];
    const contract = contracts.find(({ name }) => name === named);
    const message = contract ? error.message.replace(SUBGRAPH_PREFIX, '') : error.message;
    const { code } = error.extensions;
    // Some errors carry no nodes, and some carry nodes of a copy that was printed and parsed.
    const given = (error.nodes ?? []).filter(({ loc }) => loc !== undefined);
    const value = contract && explainValue(message, given, contract.document);
    let nodes: readonly (ASTNode | undefined)[] = value ? [value.node] : given;
    if (nodes.length === 0) nodes = [findInMessage(message, documentsOf(contract, contracts))];
    const place = locateNodes(
      nodes.filter((node) => node !== undefined),
      contracts,
    );
    const advice =
      value?.advice ?? (code === 'INVALID_FIELD_SHARING' ? share(place, contracts) : undefined);
    return {
      code: typeof code === 'string' ? code : 'INVALID_GRAPHQL',
      severity: 'ERROR',
      message: advice === undefined ? message : `${message.replace(/\.?$/, '.')} ${advice}`,
      ...(contract && { subgraph: contract.name }),
      ...place,
    };
  });
}

function documentsOf(contract: Contract | undefined, contracts: readonly Contract[]) {
  return (contract ? [contract] : contracts).map(({ document }) => document);
}

function share(
  { subgraph, coordinate, otherPlaces = [] }: Placed,
  contracts: readonly Contract[],
): string | undefined {
  if (coordinate === undefined) return undefined;
  const names = new Set([subgraph, ...otherPlaces.map((place) => place.subgraph)]);
  const sharers = contracts.filter(({ name }) => names.has(name));
  return sharingAdvice(coordinate, sharers);
}
