import { createHash } from 'node:crypto';
import { Kind, print, visit, type ASTNode, type DocumentNode, type NameNode } from 'graphql';

/**
 * The hash of a schema document's canonical print: the same for two documents that differ only in the
 * order of what they declare, in white space or in comments.
 */
export function canonicalDigest(document: DocumentNode): string {
  const canonical: DocumentNode = visit(document, { leave: sortLists });
  return `sha256:${createHash('sha256').update(print(canonical)).digest('hex')}`;
}

function sortLists(node: ASTNode): ASTNode | undefined {
  // The order of the values of a list is part of its meaning; that of declarations is not.
  if (node.kind === Kind.LIST) return undefined;
  const lists = Object.entries(node).filter(
    (entry: [string, unknown]): entry is [string, ASTNode[]] =>
      Array.isArray(entry[1]) && entry[1].length > 1,
  );
  if (lists.length === 0) return undefined;
  const sorted = Object.fromEntries(lists.map(([key, nodes]) => [key, sortByPrint(nodes)]));
  return { ...node, ...sorted };
}

function sortByPrint(nodes: readonly ASTNode[]): ASTNode[] {
  return nodes.toSorted((a, b) => compare(nameOf(a), nameOf(b)) || compare(print(a), print(b)));
}

/** Most siblings differ by name: printing is for the few that do not, and for what has none. */
function nameOf(node: ASTNode): string {
  const { name } = node as { readonly name?: NameNode | undefined };
  return name === undefined ? '' : `${name.value} ${node.kind}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
