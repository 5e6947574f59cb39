import type { Finding, OtherPlace } from '@demarc/supergraph/contract';
import { Kind, type ASTNode } from 'graphql';
import type { GraphPlaces, Site } from './graph-places.ts';
import { linksOf } from './link-applications.ts';
import type { MessageLocator } from './message-locator.ts';
import { otherSides } from './other-sides.ts';
import { frameOf, isDefinition, placeSite, type PlacedSite } from './place-site.ts';
import { rankSites } from './rank-sites.ts';
import type { Remark } from './remark.ts';
import { isWithin, subjectOf } from './subject.ts';

/** Where a finding stands, and who answers for it there. */
export type Placed = Pick<
  Finding,
  'subgraph' | 'coordinate' | 'owner' | 'file' | 'line' | 'column' | 'frame' | 'otherPlaces'
>;

/** The graph that a remark is about, and what finds places in words. */
interface Surroundings {
  readonly graph: GraphPlaces;
  readonly seek: MessageLocator;
}

/**
 * Every place of a remark: what the composer points at, else what its message speaks of, and the other
 * sides that it names; first the one that probably has to change.
 */
export function locateRemark(remark: Remark, { graph, seek }: Surroundings): Placed {
  const { code, message } = remark;
  const spoken = subjectOf(message, graph);
  const subject = isWithin(spoken, remark.coordinate) ? spoken : (remark.coordinate ?? spoken);
  const given = remark.nodes.flatMap((node) => graph.siteOf(node) ?? []);
  const found =
    given.length > 0
      ? given.map((site) => narrow(site, message, subject))
      : seekSites(remark, subject, { graph, seek });
  const all = [...found, ...otherSides(remark, { subject, graph, found })];
  const sites = all.length > 0 ? all : wholeContracts(remark, graph);
  const [first, ...others] = rankSites(sites, { code, subject }).flatMap(
    (site) => placeSite(site) ?? [],
  );
  if (first === undefined) return subject === undefined ? {} : { coordinate: subject };
  const otherPlaces = otherPlacesOf(others, first);
  return {
    ...first.place,
    ...(subject !== undefined && standsFor(first, subject) && { coordinate: subject }),
    ...frameOf(first),
    ...(otherPlaces.length > 0 && { otherPlaces }),
  };
}

function seekSites(
  { code, message, subgraph }: Remark,
  subject: string | undefined,
  { graph, seek }: Surroundings,
): readonly Site[] {
  // Its sides are the imports.
  if (code === 'LINK_IMPORT_NAME_MISMATCH') return [];
  const own = graph.named(subgraph);
  if (own === undefined && subject !== undefined) return graph.sitesAt(subject);
  return seek(message, own === undefined ? graph.contracts : [own]);
}

/** What concerns no line of a contract in particular stands in its first. */
function wholeContracts({ subgraph }: Remark, graph: GraphPlaces): readonly Site[] {
  const own = graph.named(subgraph);
  const contracts = own === undefined ? graph.contracts : [own];
  return contracts.map((places) => ({ node: places.contract.document, places }));
}

/** The composer points at a type where it speaks of a member, at a `@link` where it speaks of an import. */
function narrow(site: Site, message: string, subject: string | undefined): Site {
  const { node, places } = site;
  if (node.kind === Kind.DIRECTIVE && node.name.value === 'link') {
    const link = linksOf(places.contract.document).find((one) => one.node.loc === node.loc);
    const named = link?.imports.find(({ name }) => message.includes(`"${name}"`));
    return named === undefined ? site : { ...site, node: named.node };
  }
  if (!isDefinition(node) || subject === undefined) return site;
  const coordinate = node.loc && places.coordinateAt(node.loc);
  const [member] = isWithin(subject, coordinate) ? places.nodesAt(subject) : [];
  return member === undefined ? site : { ...site, node: member };
}

/** True for a place that only stands in for the subject: the type that has no such member, the whole file. */
function standsFor({ site: { node }, place }: PlacedSite, subject: string): boolean {
  const { coordinate } = place;
  if (coordinate === undefined) return node.kind === Kind.DOCUMENT || subject.startsWith('@');
  return isDefinition(node) && isWithin(subject, coordinate);
}

/** The places beside the first, each once; what merely surrounds another is none. */
function otherPlacesOf(all: readonly PlacedSite[], first: PlacedSite): readonly OtherPlace[] {
  const nodesOf = new Map<string, ASTNode[]>();
  for (const { site, place } of [first, ...all]) {
    const nodes = nodesOf.get(place.subgraph);
    if (nodes === undefined) nodesOf.set(place.subgraph, [site.node]);
    else nodes.push(site.node);
  }
  const others = all
    .filter(({ site, place }) => {
      const nodes = nodesOf.get(place.subgraph) ?? [];
      return !nodes.some((node) => surrounds(site.node, node));
    })
    .map(({ place }) => place);
  const key = ({ file, line, column }: OtherPlace) => `${file}:${line}:${column}`;
  const unique = new Map(others.map((place) => [key(place), place]));
  unique.delete(key(first.place));
  return [...unique.values()];
}

function surrounds({ loc: outer }: ASTNode, { loc: inner }: ASTNode): boolean {
  if (outer === undefined || inner === undefined || outer.source !== inner.source) return false;
  const isSame = outer.start === inner.start && outer.end === inner.end;
  return !isSame && outer.start <= inner.start && inner.end <= outer.end;
}
