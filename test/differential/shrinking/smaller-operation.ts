import {
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
} from 'graphql';
import { reductionOf } from './reduce.ts';

const removable: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
]);

/** Takes selections, arguments and directives out of an operation. */
export const fewerSelections = reductionOf<DocumentNode, ASTNode>(
  (document) => nodesOf(document, (node) => removable.has(node.kind) && !isFiller(node)),
  (document, points) =>
    tidy(visit(document, { enter: (node) => (points.has(node) ? null : undefined) })),
);

/** Puts what fragments select in their place. */
export const fewerFragments = reductionOf<DocumentNode, ASTNode>(
  (document) =>
    nodesOf(document, ({ kind }) => kind === Kind.FRAGMENT_SPREAD || kind === Kind.INLINE_FRAGMENT),
  (document, points) =>
    tidy(
      visit(document, {
        SelectionSet: (node) => ({
          ...node,
          selections: node.selections.flatMap((selection) => {
            if (!points.has(selection)) return [selection];
            if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
            if (selection.kind === Kind.FIELD) return [selection];
            const wanted = selection.name.value;
            const fragment = document.definitions.find(
              (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === wanted,
            );
            return fragment?.kind === Kind.FRAGMENT_DEFINITION
              ? [{ ...fragment, name: undefined, kind: Kind.INLINE_FRAGMENT } as const]
              : [];
          }),
        }),
      }),
    ),
);

/** Gives fields their own names again. */
export const fewerAliases = reductionOf<DocumentNode, ASTNode>(
  (document) => nodesOf(document, (node) => node.kind === Kind.FIELD && node.alias !== undefined),
  (document, points) =>
    visit(document, {
      Field: (node) => (points.has(node) ? { ...node, alias: undefined } : undefined),
    }),
);

function nodesOf(document: DocumentNode, isWanted: (node: ASTNode) => boolean): ASTNode[] {
  const found: ASTNode[] = [];
  visit(document, {
    enter(node) {
      if (isWanted(node)) found.push(node);
    },
  });
  return found;
}

/** `__typename` without more is what stands where nothing is selected. */
function isFiller(node: ASTNode): boolean {
  return node.kind === Kind.FIELD && node.name.value === '__typename' && !node.alias;
}

const filler: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Fills empty selections; drops fragments and variables that nothing names any more. */
function tidy(document: DocumentNode): DocumentNode {
  let current: DocumentNode = visit(document, {
    SelectionSet: {
      leave: (node) =>
        node.selections.length === 0 ? { ...node, selections: [filler] } : undefined,
    },
  });
  for (let text = ''; text !== print(current);) {
    text = print(current);
    const { spreads, variables } = namedIn(current);
    current = visit(current, {
      FragmentDefinition: ({ name }) => (spreads.has(name.value) ? undefined : null),
      VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? false : null),
    });
  }
  return parse(print(current));
}

function namedIn(document: DocumentNode): Readonly<Record<'spreads' | 'variables', Set<string>>> {
  const spreads = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    FragmentSpread: ({ name }) => void spreads.add(name.value),
    Variable: ({ name }) => void variables.add(name.value),
  });
  return { spreads, variables };
}
