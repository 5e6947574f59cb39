import {
  executeSync,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { SentVariables } from '../values/sent-variables.ts';

/** Answers what an operation asks about the schema, by response key. */
export type Introspect = (variables: SentVariables) => Readonly<Record<string, unknown>>;

/** A valid operation, and the fragments beside it. */
export interface IntrospectedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** The part of an operation that no subgraph answers; undefined where there is none. */
export function compileIntrospection(introspected: IntrospectedOperation): Introspect | undefined {
  const { schema, operation, fragments } = introspected;
  const selections = keepIntrospection(operation.selectionSet.selections, fragments);
  if (selections.length === 0) return undefined;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...Object.values(fragments),
    ],
  };
  return (variableValues) => executeSync({ schema, document, variableValues }).data ?? {};
}

/** Fragments on the root type are expanded: their other fields are for subgraphs. */
function keepIntrospection(
  selections: readonly SelectionNode[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return /^__(schema|type)$/.test(node.name.value) ? [node] : [];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
    if (!inner) return [];
    const kept = keepIntrospection(inner.selectionSet.selections, fragments);
    if (kept.length === 0) return [];
    const selectionSet = { kind: Kind.SELECTION_SET, selections: kept } as const;
    const { directives } = node;
    return [{ kind: Kind.INLINE_FRAGMENT, selectionSet, ...(directives && { directives }) }];
  });
}
