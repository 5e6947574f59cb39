import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { saturatingAdd, saturatingMultiply } from './saturate.ts';

/** The size of an operation with its fragments expanded. */
export interface Size {
  readonly selections: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

/** One measured definition; fragments too, because an unused one is validated like any other. */
export interface MeasuredDefinition {
  readonly kind: 'query' | 'mutation' | 'subscription' | 'fragment';
  readonly size: Size;
}

/** Below `__schema` each alias repeats a part of the whole schema, answered without a pause. */
const INTROSPECTION_ALIAS = 10;

const NOTHING: Size = { selections: 0, depth: 0, aliases: 0, directives: 0, rootFields: 0 };

/**
 * Measures every definition of a document before it is validated. Each fragment is measured once,
 * however often it is spread: linear in the length of the document, where expanding is exponential.
 */
export function measureDocument(document: DocumentNode): MeasuredDefinition[] {
  const measure = createMeasure(document);
  return document.definitions.flatMap((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      return { kind: 'fragment', size: measure.fragment(definition.name.value) };
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const size = measure.set(definition.selectionSet);
    const directives = saturatingAdd(size.directives, definition.directives?.length ?? 0);
    return { kind: definition.operation, size: { ...size, directives } };
  });
}

function createMeasure(document: DocumentNode) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Size>();

  const fragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    const definition = fragments.get(name);
    if (!definition) return NOTHING;
    // Stands in for itself while it is measured: a cycle ends here, and validation reports it.
    measured.set(name, NOTHING);
    const size = set(definition.selectionSet);
    const directives = saturatingAdd(size.directives, definition.directives?.length ?? 0);
    measured.set(name, { ...size, directives });
    return { ...size, directives };
  };

  const set = ({ selections }: SelectionSetNode): Size => {
    let sum = NOTHING;
    for (const node of selections) {
      const directives = node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        const inner = node.selectionSet ? set(node.selectionSet) : NOTHING;
        // Introspection nests deeply by nature, is answered without a subgraph, and has its own
        // depth rule in validation.
        const isIntrospection = /^__(schema|type)$/.test(node.name.value);
        const depth = isIntrospection ? 1 : inner.depth + 1;
        const aliases = saturatingMultiply(
          saturatingAdd(inner.aliases, node.alias ? 1 : 0),
          isIntrospection ? INTROSPECTION_ALIAS : 1,
        );
        sum = add(sum, {
          ...inner,
          aliases,
          depth,
          selections: inner.selections + 1,
          rootFields: 1,
        });
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        sum = add(sum, set(node.selectionSet));
      } else {
        sum = add(sum, fragment(node.name.value));
      }
      sum = { ...sum, directives: saturatingAdd(sum.directives, directives) };
    }
    return sum;
  };
  return { set, fragment };
}

function add(left: Size, right: Size): Size {
  return {
    selections: saturatingAdd(left.selections, right.selections),
    depth: Math.max(left.depth, right.depth),
    aliases: saturatingAdd(left.aliases, right.aliases),
    directives: saturatingAdd(left.directives, right.directives),
    rootFields: saturatingAdd(left.rootFields, right.rootFields),
  };
}
