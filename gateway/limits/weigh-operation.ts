import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { requestedPageSize } from './page-size.ts';
import { saturatingAdd, saturatingMultiply } from './saturate.ts';

/** What an operation could make the subgraphs do. */
export interface Weight {
  /** Objects that could come back: one for each object, lists multiply. */
  readonly cost: number;
  /** The longest page that is asked for. */
  readonly pageSize: number;
  /** Distinct fields, as a tree merged by response key. */
  readonly height: number;
}

/** A validated operation, small enough to be expanded: `checkSize` comes first. */
export interface WeighedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, or as the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What a list without `first` is taken to hold. */
  readonly listSize: number;
}

/** A tree of response keys. */
interface Keys {
  readonly below: Map<string, Keys>;
}

/** Expands the operation and estimates what it costs. */
export function weighOperation(weighed: WeighedOperation): Weight {
  const { schema, document, operation, variables, listSize } = weighed;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  let pageSize = 0;
  let height = 0;

  /** `page` is the size that a connection around this selection was asked for. */
  const weighSet = (
    { selections }: SelectionSetNode,
    { type, page, keys }: { type: GraphQLNamedType; page: number | undefined; keys: Keys },
  ): number => {
    let cost = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        cost = saturatingAdd(cost, weighField(node, type, { page, keys }));
        continue;
      }
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (!inner) continue;
      const condition = inner.typeCondition?.name.value;
      const innerType = condition === undefined ? type : (schema.getType(condition) ?? type);
      cost = saturatingAdd(cost, weighSet(inner.selectionSet, { type: innerType, page, keys }));
    }
    return cost;
  };

  const weighField = (
    node: FieldNode,
    parent: GraphQLNamedType,
    { page, keys }: { page: number | undefined; keys: Keys },
  ): number => {
    const key = node.alias?.value ?? node.name.value;
    let inner = keys.below.get(key);
    if (!inner) {
      inner = { below: new Map() };
      keys.below.set(key, inner);
      height += 1;
    }
    const definition = fieldOf(parent, node.name.value);
    if (!definition) return 0;
    const own = requestedPageSize(node, definition, variables);
    pageSize = Math.max(pageSize, own ?? 0);
    const type = getNamedType(definition.type);
    if (!isCompositeType(type) || !node.selectionSet) return 0;
    const isList = isListType(getNullableType(definition.type));
    const children = weighSet(node.selectionSet, {
      type,
      // `nodes` and `edges` of a connection are as long as the connection's `first`.
      page: isList ? undefined : own,
      keys: inner,
    });
    const size = isList ? (own ?? page ?? listSize) : 1;
    return saturatingMultiply(size, saturatingAdd(children, 1));
  };

  const root = schema.getRootType(operation.operation);
  const cost = root
    ? weighSet(operation.selectionSet, { type: root, page: undefined, keys: { below: new Map() } })
    : 0;
  return { cost, pageSize, height };
}

/** Undefined for `__typename` and for introspection, which no subgraph sees. */
function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
