import {
  contractDirective,
  directivesNamed,
  factsOf,
  federationNames,
} from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import type { ContractPlaces } from './contract-places.ts';
import type { Site } from './graph-places.ts';

type Rank = (site: Site, coordinate: string | undefined) => number;

/** Which side has to change where the code tells: the lowest comes first. */
const accused: readonly (readonly [code: RegExp, rank: Rank])[] = [
  // What is marked as somebody else's has to follow what they have.
  [/^EXTERNAL_/, ({ places }, coordinate) => (isExternal(places, coordinate) ? 0 : 1)],
  [/^SATISFIABILITY_/, ({ places }, coordinate) => (isExternal(places, coordinate) ? 1 : 0)],
  [/^INTERFACE_FIELD_NO_IMPLEM$/, ({ node }) => (node.kind.startsWith('Object') ? 0 : 1)],
  // The member that may not, of the definition that it may not in.
  [/^DISALLOWED_INACCESSIBLE$/, (_, coordinate = '') => -coordinate.length],
  [/^INVALID_SHAREABLE_USAGE$/, ({ node }) => -(node.loc?.start ?? 0)],
];

/** The order of the sides of a disagreement: first the one that probably has to change. */
export function rankSites(
  sites: readonly Site[],
  { code, subject }: { readonly code: string; readonly subject: string | undefined },
): readonly Site[] {
  const rank = accused.find(([pattern]) => pattern.test(code))?.[1] ?? (() => 0);
  const ranked = sites.map((site) => {
    const { node, places } = site;
    const coordinate = node.loc && places.coordinateAt(node.loc);
    const order = [
      // A whole contract stands for what is missing in it.
      node.kind === Kind.DOCUMENT ? 1 : 0,
      rank(site, coordinate),
      standing(places, coordinate),
      coordinate === subject ? 0 : 1,
    ];
    return { site, order };
  });
  return ranked.toSorted((a, b) => compare(a.order, b.order)).map(({ site }) => site);
}

/** The less a contract says about a type, the likelier it is the one that has to change. */
function standing({ contract }: ContractPlaces, coordinate: string | undefined): number {
  const type = coordinate?.split(/[.(]/)[0];
  if (type === undefined) return 0;
  const facts = factsOf(contract);
  const isOwned = facts
    .get(type)
    ?.nodes.some((node) => contractDirective(node)?.owner !== undefined);
  if (isOwned === true) return 2;
  return facts.entities.has(type) ? 1 : 0;
}

function isExternal({ contract }: ContractPlaces, coordinate: string | undefined): boolean {
  const field = factsOf(contract).get(coordinate?.replace(/\(.*$/, '') ?? '')?.node;
  if (field?.kind !== Kind.FIELD_DEFINITION) return false;
  return directivesNamed(field, federationNames(contract.document)('external')).length > 0;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
