import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { leafCheck, type HiddenValues, type LeafCheck } from './leaf-check.ts';

/** What a value of the response has to be. */
export type ValueShape = ListShape | LeafShape | ObjectShape;

interface AnyShape {
  readonly isNonNull: boolean;
  /** The type as it is written in the schema, for messages. */
  readonly type: string;
}

export interface ListShape extends AnyShape {
  readonly kind: 'list';
  readonly of: ValueShape;
}

export interface LeafShape extends AnyShape {
  readonly kind: 'leaf';
  readonly check: LeafCheck;
}

/** The fields of an object, by its type; undefined for a type that cannot stand here. */
export interface ObjectShape extends AnyShape {
  readonly kind: 'object';
  /** Where the schema leaves open which type it is, the data says. */
  readonly fields: readonly FieldShape[] | undefined;
  readonly fieldsOf: (typename: string) => readonly FieldShape[] | undefined;
}

/** One response key of an object. */
export type FieldShape =
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly name: string;
      readonly shape: ValueShape;
    }
  | { readonly kind: 'typename'; readonly key: string; readonly typename: string }
  | { readonly kind: 'introspection'; readonly key: string };

/** An operation whose `@skip` and `@include` are decided. */
export interface ShapedOperation {
  readonly schema: GraphQLSchema;
  readonly hiddenValues?: HiddenValues;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Compiles what a selection on a root type makes of data. Types below are compiled when they are first met. */
export function compileShape(
  operation: ShapedOperation,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): ObjectShape {
  return objectShape(operation, type, [selectionSet], false);
}

function objectShape(
  operation: ShapedOperation,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  isNonNull: boolean,
): ObjectShape {
  const known = new Map<string, readonly FieldShape[] | undefined>();
  const fieldsOf = (typename: string) => {
    if (known.has(typename)) return known.get(typename);
    const actual = operation.schema.getType(typename);
    // What is no type of this graph is a word of a subgraph's, and not kept.
    if (!isObjectType(actual) && !isInterfaceType(actual)) return undefined;
    known.set(typename, compileFields(operation, type, actual, sets));
    return known.get(typename);
  };
  return {
    kind: 'object',
    isNonNull,
    type: type.name,
    fields: isObjectType(type) ? fieldsOf(type.name) : undefined,
    fieldsOf,
  };
}

/** https://spec.graphql.org/October2021/#CollectFields() */
function compileFields(
  operation: ShapedOperation,
  declared: GraphQLCompositeType,
  type: NamedType,
  sets: readonly SelectionSetNode[],
): readonly FieldShape[] | undefined {
  if (!isSame(operation.schema, type, declared)) return undefined;
  const collected = new Map<string, FieldNode[]>();
  for (const set of sets) {
    if (!collectFields(operation, type, set.selections, collected)) return undefined;
  }
  // An interface object's own name is asked for: it is that of the interface, and no answer.
  const isAsked = [...collected.values()].some(([node]) => node?.name.value === '__typename');
  if (isAsked && isInterfaceType(type)) return undefined;
  return [...collected].flatMap(([key, nodes]) => compileField(operation, type, key, nodes) ?? []);
}

/**
 * An object's type as the data names it: that of an interface where a subgraph knows the interface as an object
 * (`@interfaceObject`), and nothing that was asked for depends on what it really is.
 */
type NamedType = GraphQLObjectType | GraphQLInterfaceType;

function isSame(schema: GraphQLSchema, type: NamedType, declared: GraphQLCompositeType): boolean {
  return type === declared || (isAbstractType(declared) && schema.isSubType(declared, type));
}

/** False where only the object's real type could tell what belongs to it. */
function collectFields(
  operation: ShapedOperation,
  type: NamedType,
  selections: readonly SelectionNode[],
  collected: Map<string, FieldNode[]>,
): boolean {
  for (const node of selections) {
    if (!isIncluded(operation, node)) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      const nodes = collected.get(key);
      if (nodes) nodes.push(node);
      else collected.set(key, [node]);
      continue;
    }
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : operation.fragments[node.name.value];
    if (!inner) continue;
    const { schema } = operation;
    if (!appliesTo(schema, type, inner.typeCondition?.name.value)) {
      if (isInterfaceType(type)) return false;
      continue;
    }
    if (!collectFields(operation, type, inner.selectionSet.selections, collected)) return false;
  }
  return true;
}

function isIncluded({ variables }: ShapedOperation, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  if (skip?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function appliesTo(schema: GraphQLSchema, type: NamedType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

function compileField(
  operation: ShapedOperation,
  type: NamedType,
  key: string,
  nodes: readonly FieldNode[],
): FieldShape | undefined {
  const name = nodes[0]?.name.value ?? '';
  if (name === TypeNameMetaFieldDef.name) return { kind: 'typename', key, typename: type.name };
  const isRoot = type === operation.schema.getQueryType();
  if (isRoot && (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name)) {
    return { kind: 'introspection', key };
  }
  const field = type.getFields()[name];
  if (!field) return undefined;
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return { kind: 'value', key, name, shape: valueShape(operation, field.type, sets) };
}

function valueShape(
  operation: ShapedOperation,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): ValueShape {
  const isNonNull = isNonNullType(type);
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) {
    const of = valueShape(operation, nullable.ofType, sets);
    return { kind: 'list', isNonNull, type: String(nullable), of };
  }
  if (isLeafType(nullable)) {
    return {
      kind: 'leaf',
      isNonNull,
      type: nullable.name,
      check: leafCheck(nullable, operation.hiddenValues?.[nullable.name]),
    };
  }
  return objectShape(operation, nullable, sets, isNonNull);
}
