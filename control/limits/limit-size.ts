import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Nesting of fields: a version's report with its findings' other places, in a connection, needs eight. */
const MAX_DEPTH = 12;

/** Fields after fragments are expanded; aliases count like any other. */
const MAX_FIELDS = 500;

/** Versions, checks and lists that one operation asks for. */
const MAX_ROOT_FIELDS = 10;

interface Size {
  readonly depth: number;
  readonly fields: number;
}

/**
 * A validation rule that refuses what would answer too much. Each fragment is measured once, so that its
 * own cost is linear in the document.
 */
export function limitSize(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, Size>();
  return {
    OperationDefinition(node) {
      const { depth, fields } = sizeOf(node.selectionSet);
      const roots = rootFields(node.selectionSet, new Set());
      const refuse = (what: string, found: number, most: number) =>
        context.reportError(
          new GraphQLError(`The operation has ${what} of ${found}; allowed are ${most}.`, {
            extensions: { code: 'OPERATION_TOO_LARGE' },
          }),
        );
      if (depth > MAX_DEPTH) refuse('a depth', depth, MAX_DEPTH);
      if (fields > MAX_FIELDS) refuse('a number of fields', fields, MAX_FIELDS);
      if (roots > MAX_ROOT_FIELDS) refuse('a number of root fields', roots, MAX_ROOT_FIELDS);
    },
  };

  function sizeOf({ selections }: SelectionSetNode): Size {
    let [depth, fields] = [0, 0];
    for (const selection of selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(context.getFragment(selection.name.value))
          : selection.selectionSet
            ? sizeOf(selection.selectionSet)
            : NOTHING;
      const own = selection.kind === Kind.FIELD ? 1 : 0;
      depth = Math.max(depth, inner.depth + own);
      fields = Math.min(fields + inner.fields + own, Number.MAX_SAFE_INTEGER);
    }
    return { depth, fields };
  }

  function sizeOfFragment(fragment: FragmentDefinitionNode | null | undefined): Size {
    if (!fragment) return NOTHING;
    const name = fragment.name.value;
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is refused by another rule; here it ends.
    measured.set(name, NOTHING);
    const size = sizeOf(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  function rootFields({ selections }: SelectionSetNode, seen: Set<string>): number {
    let count = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) count += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        count += rootFields(selection.selectionSet, seen);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = context.getFragment(selection.name.value);
        if (fragment) count += rootFields(fragment.selectionSet, seen);
      }
    }
    return count;
  }
}

const NOTHING: Size = { depth: 0, fields: 0 };
