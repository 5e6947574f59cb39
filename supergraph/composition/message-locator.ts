import { coordinatesOf, isType } from '@demarc/supergraph/contract';
import type { ASTNode, DocumentNode } from 'graphql';
import { applicationsOf, locationOf } from './directive-applications.ts';

type Search = (document: DocumentNode, ...words: (string | undefined)[]) => readonly ASTNode[];

/** What the composer says without a place, and where a contract says it; the narrowest first. */
const searches: readonly (readonly [message: RegExp, search: Search])[] = [
  [
    /^Unknown argument "(\w+)" on directive "@(\w+)"/,
    (document, argument = '', directive = '') =>
      applicationsOf(document, directive).flatMap(({ node }) =>
        (node.arguments ?? []).filter(({ name }) => name.value === argument),
      ),
  ],
  [
    /^Directive "@(\w+)" argument "(\w+)" of type .* is required/,
    (document, directive = '', argument = '') =>
      applicationsOf(document, directive)
        .filter(({ node }) => !node.arguments?.some(({ name }) => name.value === argument))
        .map(({ node }) => node),
  ],
  [
    /^Directive "@(\w+)" may not be used on (\w+)/,
    (document, directive = '', location = '') =>
      applicationsOf(document, directive)
        .filter(({ holder }) => locationOf(holder, document) === location)
        .map(({ node }) => node),
  ],
  [
    /^The directive "@(\w+)" can only be used once/,
    (document, directive = '') =>
      applicationsOf(document, directive)
        .filter(({ holder }, index, all) => all[index - 1]?.holder === holder)
        .map(({ node }) => node),
  ],
  [
    /^There can be only one type named "(\w+)"/,
    (document, type) =>
      document.definitions
        .filter(
          (node) => isType(node) && node.kind.endsWith('Definition') && node.name.value === type,
        )
        .slice(1),
  ],
  [
    /^Field (\w+) already exists on (\w+)/,
    (document, field = '', type = '') => nodesAt(document, `${type}.${field}`).slice(1),
  ],
  [/"?\b([_A-Za-z]\w*\.[_A-Za-z]\w*)\b/g, (document, field) => nodesAt(document, field)],
  [
    /"@(\w+)[":(]/g,
    (document, directive = '') => applicationsOf(document, directive).map(({ node }) => node),
  ],
  [/"(\w+)"|\btype (\w+)/g, (document, type) => nodesAt(document, type)],
];

/**
 * Finds the node that a message without a place speaks of, in the first contract that has it. The
 * composer says the same sentence once for each offence, in the order of the contract: each is found once.
 */
export function messageLocator(): (
  message: string,
  documents: readonly DocumentNode[],
) => ASTNode | undefined {
  const found = new Set<ASTNode>();
  return (message, documents) => {
    for (const [pattern, search] of searches) {
      for (const [, ...words] of message.matchAll(new RegExp(pattern, 'g'))) {
        const nodes = documents.flatMap((document) => search(document, ...words.filter(Boolean)));
        const node = nodes.find((candidate) => !found.has(candidate)) ?? nodes[0];
        if (node === undefined) continue;
        found.add(node);
        return node;
      }
    }
    return undefined;
  };
}

function nodesAt(document: DocumentNode, wanted: string | undefined): readonly ASTNode[] {
  return [...coordinatesOf(document)].flatMap(({ coordinate, node }) =>
    coordinate === wanted ? [node] : [],
  );
}
