import { createHash } from 'node:crypto';
import { Kind, print, visit, type ASTNode, type DocumentNode } from 'graphql';

/**
 * The hash of a schema document's canonical print: the same for two documents that differ only in the
 * order of what they declare, in white space or in comments.
 */
export function canonicalDigest(document: DocumentNode): string {
  const canonical: DocumentNode = visit(document, { leave: sortLists });
  return `sha256:${createHash('sha256').update(print(canonical)).digest('hex')}`;
}

function sortLists(node: ASTNode): ASTNode {
  // The order of the values of a list is part of its meaning; that of declarations is not.
  if (node.kind === Kind.LIST) return node;
  const entries = Object.entries(node).map(([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) ? sortByPrint(value as ASTNode[]) : value,
  ]);
  return Object.fromEntries(entries) as ASTNode;
}

function sortByPrint(nodes: readonly ASTNode[]): ASTNode[] {
  return nodes
    .map((node) => ({ node, text: print(node) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ node }) => node);
}
