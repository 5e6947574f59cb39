import { isType } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';
import type { ContractPlaces } from './contract-places.ts';
import { applicationsOf, locationOf } from './directive-applications.ts';
import type { Site } from './graph-places.ts';
import { linksOf } from './link-applications.ts';

type Search = (places: ContractPlaces, ...words: string[]) => readonly ASTNode[];

/** What the composer says without a place, and where a contract says it; the narrowest first. */
const searches: readonly (readonly [message: RegExp, search: Search])[] = [
  [
    /^Unknown argument "(\w+)" on directive "@(\w+)"/,
    (places, argument = '', directive = '') =>
      applicationsIn(places, directive).flatMap(({ node }) =>
        (node.arguments ?? []).filter(({ name }) => name.value === argument),
      ),
  ],
  [
    /^Directive "@(\w+)" argument "(\w+)" of type .* is required/,
    (places, directive = '', argument = '') =>
      applicationsIn(places, directive)
        .filter(({ node }) => !node.arguments?.some(({ name }) => name.value === argument))
        .map(({ node }) => node),
  ],
  [
    /^Directive "@(\w+)" may not be used on (\w+)/,
    (places, directive = '', location = '') =>
      applicationsIn(places, directive)
        .filter(({ holder }) => locationOf(holder, places) === location)
        .map(({ node }) => node),
  ],
  [
    /^The directive "@(\w+)" can only be used once/,
    (places, directive = '') =>
      applicationsIn(places, directive)
        .filter(({ holder }, index, all) => all[index - 1]?.holder === holder)
        .map(({ node }) => node),
  ],
  [
    /^There can be only one type named "(\w+)"/,
    ({ contract }, type) =>
      contract.document.definitions
        .filter(
          (node) => isType(node) && node.kind.endsWith('Definition') && node.name.value === type,
        )
        .slice(1),
  ],
  [
    /^Field (\w+) already exists on (\w+)/,
    (places, field = '', type = '') => places.nodesAt(`${type}.${field}`).slice(1),
  ],
  [
    /^Cannot import "(@?\w+)".*? from feature "([^"]+)"/,
    ({ contract }, name, feature = '') =>
      linksOf(contract.document)
        .filter(({ url }) => url.startsWith(feature))
        .flatMap(({ imports }) => imports.filter((one) => one.name === name || one.local === name))
        .map(({ node }) => node),
  ],
  [
    // The last one: of two links to one specification, it is the second that is refused.
    /^Cannot link feature "?([^"\s]+)/,
    ({ contract }, feature = '') =>
      linksOf(contract.document)
        .flatMap(({ url, node }) => (url.startsWith(feature) ? [node] : []))
        .slice(-1),
  ],
  [
    /^Expected a version string .* got (\S+)|in feature url '([^']+)'|^Invalid URL: (\S+)/,
    ({ contract }, end = '') =>
      linksOf(contract.document).flatMap(({ url, urlNode = [] }) =>
        url.endsWith(end) ? urlNode : [],
      ),
  ],
  [/"?\b([_A-Za-z]\w*\.[_A-Za-z]\w*)\b/g, (places, field = '') => places.nodesAt(field)],
  [
    /"@(\w+)[":(]/g,
    (places, directive = '') => applicationsIn(places, directive).map(({ node }) => node),
  ],
  [/"(\w+)"|\btype (\w+)/g, (places, type = '') => places.nodesAt(type)],
];

/** Finds what a message without a place speaks of: one site, or none. */
export type MessageLocator = (
  message: string,
  contracts: readonly ContractPlaces[],
) => readonly Site[];

/**
 * Makes a locator for one composition. The composer says the same sentence once for each offence, in
 * the order of the contract: each is found once, in the first contract that has it.
 */
export function messageLocator(): MessageLocator {
  const found = new Set<ASTNode>();
  return (message, contracts) => {
    for (const [pattern, search] of searches) {
      for (const [, ...words] of message.matchAll(new RegExp(pattern, 'g'))) {
        // A group that took no part in the match has no word.
        const given = words.filter(Boolean);
        const sites = contracts.flatMap((places) =>
          search(places, ...given).map((node) => ({ node, places })),
        );
        const site = sites.find(({ node }) => !found.has(node)) ?? sites[0];
        if (site === undefined) continue;
        found.add(site.node);
        return [site];
      }
    }
    return [];
  };
}

function applicationsIn({ contract }: ContractPlaces, directive: string) {
  return applicationsOf(contract.document, directive);
}
