import { codeFrame, type Finding, type OtherPlace } from '@demarc/supergraph/contract';
import { getLocation, Kind, type ASTNode, type Location } from 'graphql';
import type { Site } from './graph-places.ts';

/** A site as findings name it. */
export interface PlacedSite {
  readonly site: Site;
  readonly place: OtherPlace;
  readonly location: Location;
}

/** Finds file, line and column of a site, its coordinate and its owner; undefined for a node without a location. */
export function placeSite(site: Site): PlacedSite | undefined {
  const { node, places } = site;
  if (node.loc === undefined) return undefined;
  const coordinate = places.coordinateAt(node.loc);
  const owner = places.ownerOf(coordinate);
  // A definition begins with its description: its name is what the reader looks for.
  const location = isDefinition(node) ? (node.name.loc ?? node.loc) : node.loc;
  const { source, start } = location;
  const place = {
    subgraph: places.contract.name,
    ...(coordinate !== undefined && { coordinate }),
    ...(owner !== undefined && { owner }),
    file: source.name,
    ...getLocation(source, start),
  };
  return { site, place, location };
}

/** The lines around a site, for the one place of a finding that is shown whole. */
export function frameOf({ location }: PlacedSite): Required<Pick<Finding, 'frame'>> {
  return { frame: codeFrame(location) };
}

/** True for what has a name and can be described: a type, a field, a directive. */
export function isDefinition(node: ASTNode): node is Extract<ASTNode, { description?: unknown }> & {
  readonly name: { readonly loc?: ASTNode['loc'] };
} {
  return (
    'name' in node &&
    /(Definition|Extension)$/.test(node.kind) &&
    node.kind !== Kind.OPERATION_DEFINITION
  );
}
