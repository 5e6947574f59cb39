import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { collectArguments, collectDirectives } from './input-coordinates.ts';
import type { CoordinateCollector } from './used-coordinates.ts';

/** What can stand at one place of an operation. */
export interface Scope {
  /** The type that the selection is written against. */
  readonly type: GraphQLCompositeType;
  /** The object types that can be there when the operation runs, narrowed by every fragment around. */
  readonly runtime: readonly GraphQLObjectType[];
}

/** Collects what a selection set uses, in one scope. */
export type SelectionWalk = (selectionSet: SelectionSetNode, scope: Scope) => void;

/** Makes the walk through the selections of one document. */
export function selectionWalk(
  document: DocumentNode,
  schema: GraphQLSchema,
  collector: CoordinateCollector,
): SelectionWalk {
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const possibleTypes = (type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
    isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  const walked = new Set<string>();
  return walkSelections;

  function walkSelections({ selections }: SelectionSetNode, scope: Scope): void {
    for (const selection of selections) {
      collectDirectives(selection, schema, collector);
      if (selection.kind === Kind.FIELD) {
        walkField(selection, scope);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = narrow(scope, selection.typeCondition?.name.value);
        if (inner !== undefined) walkSelections(selection.selectionSet, inner);
      } else {
        walkFragment(fragments.get(selection.name.value), scope);
      }
    }
  }

  function walkFragment(fragment: FragmentDefinitionNode | undefined, scope: Scope): void {
    if (fragment === undefined) return;
    const inner = narrow(scope, fragment.typeCondition.name.value);
    if (inner === undefined) return;
    // Fragments that spread each other twice would be walked two to the power of their depth.
    const key = [fragment.name.value, ...inner.runtime.map(({ name }) => name).sort()].join(' ');
    if (walked.has(key)) return;
    walked.add(key);
    collectDirectives(fragment, schema, collector);
    walkSelections(fragment.selectionSet, inner);
  }

  function walkField(node: FieldNode, { type, runtime }: Scope): void {
    const name = node.name.value;
    const field = isUnionType(type) ? undefined : type.getFields()[name];
    // What is left are `__typename`, `__schema` and `__type`.
    if (field === undefined) return;
    const holder = `${type.name}.${name}`;
    const returned = getNamedType(field.type);
    collector.add(holder, 'selected');
    collector.addType(returned, 'selected');
    collectArguments({ holder, given: node.arguments, known: field.args }, collector);

    const results = new Set<GraphQLObjectType>();
    for (const object of runtime) {
      const resolved = object.getFields()[name];
      if (resolved === undefined) continue;
      const coordinate = `${object.name}.${name}`;
      collector.add(coordinate, 'mayReceive');
      for (const given of node.arguments ?? []) {
        collector.add(`${coordinate}(${given.name.value}:)`, 'maySend');
      }
      // An object's field may return a narrower type than that of its interface.
      for (const result of collectResults(getNamedType(resolved.type))) results.add(result);
    }
    if (node.selectionSet === undefined || !isCompositeType(returned)) return;
    collectMembers(returned, [...results]);
    walkSelections(node.selectionSet, { type: returned, runtime: [...results] });
  }

  /** What an answer can hold where a field of this type is resolved; the object types among it. */
  function collectResults(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    collector.addType(type, 'mayReceive');
    if (isEnumType(type)) {
      for (const { name } of type.getValues()) collector.add(`${type.name}.${name}`, 'mayReceive');
    }
    if (!isCompositeType(type)) return [];
    const objects = possibleTypes(type);
    for (const object of objects) collector.addType(object, 'mayReceive');
    collectMembers(type, objects);
    return objects;
  }

  function collectMembers(type: GraphQLCompositeType, objects: readonly GraphQLObjectType[]): void {
    if (!isUnionType(type)) return;
    for (const { name } of objects) collector.add(`${type.name}.${name}`, 'mayReceive');
  }

  /** The scope within a fragment; undefined if its type is not one of the schema. */
  function narrow(outer: Scope, condition: string | undefined): Scope | undefined {
    if (condition === undefined) return outer;
    const type = schema.getType(condition);
    if (!isCompositeType(type)) return undefined;
    collector.addType(type, 'selected');
    const allowed = new Set(possibleTypes(type));
    const runtime = outer.runtime.filter((object) => allowed.has(object));
    collectMembers(type, runtime);
    if (type !== outer.type) collectOverlap(type, outer.type);
    return { type, runtime };
  }

  /** A fragment is valid as long as one object type fits both types: the last one is named by it. */
  function collectOverlap(inner: GraphQLCompositeType, outer: GraphQLCompositeType): void {
    const allowed = new Set(possibleTypes(inner));
    const [only, ...others] = possibleTypes(outer).filter((object) => allowed.has(object));
    if (only === undefined || others.length > 0) return;
    collector.addType(only, 'selected');
    for (const type of [inner, outer]) {
      if (isUnionType(type)) collector.add(`${type.name}.${only.name}`, 'selected');
    }
  }
}
