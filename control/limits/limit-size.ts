import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Fields after fragments are expanded; aliases count like any other. */
const MAX_FIELDS = 500;

/** Versions, checks and lists that one operation asks for. */
const MAX_ROOT_FIELDS = 10;

/**
 * A validation rule that refuses what would answer too much. Each fragment is measured once, so that its
 * own cost is linear in the document. How deep fields nest, the schema bounds: no type leads back to itself.
 */
export function limitSize(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, number>();
  return {
    OperationDefinition({ selectionSet }) {
      refuseMore('fields', fieldsOf(selectionSet), MAX_FIELDS);
      refuseMore('root fields', rootFieldsOf(selectionSet, new Set()), MAX_ROOT_FIELDS);
    },
  };

  function refuseMore(what: string, found: number, most: number): void {
    if (found <= most) return;
    context.reportError(
      new GraphQLError(`The operation asks for more than ${most} ${what}: ask for less at once.`),
    );
  }

  function fieldsOf({ selections }: SelectionSetNode): number {
    let fields = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        fields += fieldsOfFragment(context.getFragment(selection.name.value));
        continue;
      }
      if (selection.kind === Kind.FIELD) fields += 1;
      if (selection.selectionSet) fields += fieldsOf(selection.selectionSet);
    }
    return fields;
  }

  function fieldsOfFragment(fragment: FragmentDefinitionNode | null | undefined): number {
    if (!fragment) return 0;
    const name = fragment.name.value;
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is refused by another rule; here it ends.
    measured.set(name, 0);
    const fields = fieldsOf(fragment.selectionSet);
    measured.set(name, fields);
    return fields;
  }

  /** A fragment that is spread twice merges with itself. */
  function rootFieldsOf({ selections }: SelectionSetNode, seen: Set<string>): number {
    let fields = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        fields += rootFieldsOf(selection.selectionSet, seen);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = context.getFragment(selection.name.value);
        if (fragment) fields += rootFieldsOf(fragment.selectionSet, seen);
      }
    }
    return fields;
  }
}
