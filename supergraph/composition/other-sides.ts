import { directivesNamed, federationNames } from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { around, type ContractPlaces } from './contract-places.ts';
import type { GraphPlaces, Site } from './graph-places.ts';
import { linksOf } from './link-applications.ts';
import { namedSubgraphs } from './named-subgraphs.ts';
import type { Remark } from './remark.ts';

/** Coordinates of a message that stand in contracts which the composer does not point at. */
const mentions: Readonly<Record<string, RegExp>> = {
  CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS: /^[^"]*"([^"]+)"/g,
  DEFAULT_VALUE_USES_INACCESSIBLE: /^[^"]*"([^"]+)"/g,
  INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE: /(?<=should define types? [^(]*)"(\w+)"/g,
  INTERFACE_OBJECT_USAGE_ERROR: /^Interface type "(\w+)" is defined/g,
  MISSING_TRANSITIVE_AUTH_REQUIREMENTS: /transitive field "([^"]+)"/g,
};

/** What a remark is about, in which graph, and what the composer points at itself. */
interface Known {
  readonly subject: string | undefined;
  readonly graph: GraphPlaces;
  readonly found: readonly Site[];
}

/**
 * The sides of a disagreement that the composer names in words alone: the coordinates that it
 * mentions, and the contracts of the subgraphs that it names, where the subject stands or would stand.
 */
export function otherSides({ code, message }: Remark, known: Known): readonly Site[] {
  const { subject, graph, found } = known;
  const mentioned = [...message.matchAll(mentions[code] ?? /$^/g)];
  const sides = mentioned.flatMap(([, coordinate = '']) => graph.sitesAt(coordinate));
  if (code === 'LINK_IMPORT_NAME_MISMATCH') sides.push(...importSides(message, graph));
  if (/^(OVERRID|FROM_SUBGRAPH)/.test(code)) sides.push(...overrideSides(subject, graph));
  const told = new Set([...found, ...sides].map(({ places }) => places));
  const silent = namedSubgraphs(message, graph).filter((places) => !told.has(places));
  return [...sides, ...silent.map((places) => nearest(subject, places))];
}

/** Where a coordinate stands in a contract, or would stand: in its type, or in the file. */
export function nearest(coordinate: string | undefined, places: ContractPlaces): Site {
  for (let at = coordinate; at !== undefined; at = around(at)) {
    const [node] = places.nodesAt(at);
    if (node !== undefined) return { node, places };
  }
  return { node: places.contract.document, places };
}

/** Who takes a field over, and from whom. */
function overrideSides(coordinate: string | undefined, graph: GraphPlaces): readonly Site[] {
  if (coordinate === undefined) return [];
  return graph.sitesAt(coordinate).flatMap(({ node: field, places }) => {
    if (field.kind !== Kind.FIELD_DEFINITION) return [];
    const override = federationNames(places.contract.document)('override');
    return directivesNamed(field, override).flatMap((node): Site[] => {
      const from = node.arguments?.find(({ name }) => name.value === 'from')?.value;
      const source = graph.named(from?.kind === Kind.STRING ? from.value : undefined);
      return [{ node, places }, ...(source ? [nearest(coordinate, source)] : [])];
    });
  });
}

/** Where the contracts import the directive that a message begins with. */
function importSides(message: string, graph: GraphPlaces): readonly Site[] {
  const [, directive] = /^The "(@\w+)" directive/.exec(message) ?? [];
  return graph.contracts.flatMap((places) =>
    linksOf(places.contract.document).flatMap(({ imports }) =>
      imports.filter(({ name }) => name === directive).map(({ node }) => ({ node, places })),
    ),
  );
}
