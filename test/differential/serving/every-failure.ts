import {
  buildSchema,
  execute,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  printSchema,
  visit,
  type ExecutionResult,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Source, Store } from '../stored/store.ts';
import { resolveWhole } from './monolith.ts';

/** A place in a response. */
export type Place = readonly (string | number)[];

/**
 * Every place where an operation fails, those included whose null goes up into the null of another: the
 * specification lets a server tell only one of them.
 * https://spec.graphql.org/October2021/#sec-Handling-Field-Errors
 */
export function everyFailure(
  schema: GraphQLSchema,
  operation: string,
  variables: Readonly<Record<string, unknown>>,
  store: Store,
): Place[] {
  const places: Place[] = [];
  const result = execute({
    schema: withoutNonNull(schema),
    document: parse(operation),
    contextValue: store,
    variableValues: variables,
    fieldResolver: (source, args, context, info) => {
      const value: unknown = resolveWhole(source as Source, args, context as Store, info);
      const parent = schema.getType(info.parentType.name);
      const field = isObjectType(parent) ? parent.getFields()[info.fieldName] : undefined;
      const path: (string | number)[] = [];
      for (let at: typeof info.path | undefined = info.path; at; at = at.prev) path.unshift(at.key);
      if (field) places.push(...missingIn(value, field.type, path));
      return value;
    },
    typeResolver: (source) => (source as Source).object.__typename,
  }) as ExecutionResult;
  return [...places, ...(result.errors ?? []).flatMap(({ path }) => (path ? [path] : []))];
}

function* missingIn(value: unknown, type: GraphQLOutputType, path: Place): Generator<Place> {
  if (isNonNullType(type)) {
    if (value === null || value === undefined) yield path;
    else yield* missingIn(value, type.ofType, path);
  } else if (isListType(type) && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* missingIn(item, type.ofType, [...path, index]);
    }
  }
}

function withoutNonNull(schema: GraphQLSchema): GraphQLSchema {
  const known = stripped.get(schema);
  if (known) return known;
  const document = visit(parse(printSchema(schema)), {
    FieldDefinition: (node) => ({
      ...node,
      type: visit(node.type, { NonNullType: { leave: ({ type }) => type } }),
    }),
    [Kind.SCHEMA_DEFINITION]: () => undefined,
  });
  const made = buildSchema(print(document));
  stripped.set(schema, made);
  return made;
}

const stripped = new WeakMap<GraphQLSchema, GraphQLSchema>();
