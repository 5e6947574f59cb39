import {
  contractDirective,
  coordinateAt,
  coordinatesOf,
  entitiesOf,
  isType,
  ownershipOf,
  placeOf,
  type Contract,
  type Finding,
  type OtherPlace,
} from '@demarc/supergraph/contract';
import { Kind, type ASTNode } from 'graphql';

/** Where a finding stands, and who answers for it there. */
export type Placed = Pick<
  Finding,
  'subgraph' | 'coordinate' | 'owner' | 'file' | 'line' | 'column' | 'frame' | 'otherPlaces'
>;

type Place = OtherPlace & Pick<Finding, 'frame'>;

/**
 * The places of the nodes that contracts hold. Where contexts are at odds over a type, one without a
 * key comes first and the home comes last.
 */
export function locateNodes(nodes: readonly ASTNode[], contracts: readonly Contract[]): Placed {
  const places = nodes.flatMap((node) => placeNode(node, contracts) ?? []);
  const [first, ...others] = places.toSorted((a, b) => rank(a, contracts) - rank(b, contracts));
  if (first === undefined) return {};
  const isElsewhere = ({ coordinate, file, line, column }: Place) =>
    // The definition of a directive is right: its application is not.
    !coordinate?.startsWith('@') &&
    (file !== first.file || line !== first.line || column !== first.column);
  const otherPlaces = others.filter(isElsewhere).map(({ frame: _, ...place }) => place);
  return { ...first, ...(otherPlaces.length > 0 && { otherPlaces }) };
}

/**
 * The composer copies nodes and sometimes forgets their subgraph, but never their location: the source
 * of the location tells whose node it is.
 */
function placeNode(node: ASTNode, contracts: readonly Contract[]): Place | undefined {
  const { loc } = node;
  const contract = contracts.find(({ document }) => document.loc?.source === loc?.source);
  if (loc === undefined || contract === undefined) return undefined;
  const { name, document } = contract;
  const coordinate = coordinateAt(document, loc);
  const owner = coordinate === undefined ? undefined : ownerOf(coordinate, contract);
  return {
    subgraph: name,
    ...(coordinate !== undefined && { coordinate }),
    ...(owner !== undefined && { owner }),
    // A definition begins with its description: its name is what the reader looks for.
    ...placeOf(isDefinition(node) ? (node.name.loc ?? loc) : loc),
  };
}

function isDefinition(node: ASTNode): node is Extract<ASTNode, { description?: unknown }> & {
  readonly name: { readonly loc?: ASTNode['loc'] };
} {
  return (
    'name' in node &&
    /(Definition|Extension)$/.test(node.kind) &&
    node.kind !== Kind.OPERATION_DEFINITION
  );
}

/** The less a contract says about a type, the likelier it is the one that has to change. */
function rank({ subgraph, coordinate }: Place, contracts: readonly Contract[]): number {
  const document = contracts.find(({ name }) => name === subgraph)?.document;
  const type = coordinate?.split('.')[0];
  if (document === undefined || type === undefined) return 0;
  const isOwned = document.definitions.some(
    (node) =>
      isType(node) && node.name.value === type && contractDirective(node)?.owner !== undefined,
  );
  if (isOwned) return 2;
  return entitiesOf(document).has(type) ? 1 : 0;
}

function ownerOf(wanted: string, { document }: Contract): string | undefined {
  for (const found of coordinatesOf(document)) {
    if (found.coordinate === wanted) return ownershipOf(document).effectiveOwner(found);
  }
  return undefined;
}
