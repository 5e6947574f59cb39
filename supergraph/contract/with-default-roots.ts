import { Kind, OperationTypeNode, visit, type DocumentNode, type NameNode } from 'graphql';
import { isType } from './coordinates.ts';
import { rootTypesOf } from './root-types.ts';

const defaultNames: Readonly<Record<OperationTypeNode, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/**
 * Calls the root types of a contract as the graph calls them, whatever `schema { query: RootQuery }` says:
 * coordinates are of the graph. Places stay those of the file. Where the default name is taken by another
 * type, nothing is renamed: the composer refuses that (ROOT_QUERY_USED).
 * @see https://spec.graphql.org/draft/#sec-Root-Operation-Types
 */
export function withDefaultRoots(document: DocumentNode): DocumentNode {
  const taken = new Set(document.definitions.filter(isType).map(({ name }) => name.value));
  const renames = new Map<string, string>();
  const roots = rootTypesOf(document);
  for (const operation of Object.values(OperationTypeNode)) {
    const [name = '', to] = [roots[operation], defaultNames[operation]];
    if (name !== to && taken.has(name) && !taken.has(to)) renames.set(name, to);
  }
  if (renames.size === 0) return document;
  const rename = <Node extends { readonly name: NameNode }>(node: Node): Node | undefined => {
    const to = renames.get(node.name.value);
    return to === undefined ? undefined : { ...node, name: { ...node.name, value: to } };
  };
  return visit(document, {
    [Kind.NAMED_TYPE]: { leave: rename },
    [Kind.OBJECT_TYPE_DEFINITION]: { leave: rename },
    [Kind.OBJECT_TYPE_EXTENSION]: { leave: rename },
  });
}
