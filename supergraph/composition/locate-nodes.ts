import { coordinateAt, ownershipOf, placeOf, coordinatesOf } from '@demarc/supergraph/contract';
import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';

/** Where a finding stands, and who answers for it there. */
export type Placed = Pick<
  Finding,
  'subgraph' | 'coordinate' | 'owner' | 'file' | 'line' | 'column' | 'frame'
>;

/**
 * The place of the first node that a contract holds. The composer copies nodes and sometimes forgets
 * their subgraph, but never their location: the source of the location tells whose node it is.
 */
export function locateNodes(nodes: readonly ASTNode[], contracts: readonly Contract[]): Placed {
  for (const { loc } of nodes) {
    if (loc === undefined) continue;
    const contract = contracts.find(({ document }) => document.loc?.source === loc.source);
    if (contract === undefined) continue;
    const { name, document } = contract;
    const coordinate = coordinateAt(document, loc);
    if (coordinate === undefined) return { subgraph: name, ...placeOf(loc) };
    const owner = ownerOf(coordinate, contract);
    return { subgraph: name, coordinate, ...(owner !== undefined && { owner }), ...placeOf(loc) };
  }
  return {};
}

function ownerOf(wanted: string, { document }: Contract): string | undefined {
  for (const found of coordinatesOf(document)) {
    if (found.coordinate === wanted) return ownershipOf(document).effectiveOwner(found);
  }
  return undefined;
}
