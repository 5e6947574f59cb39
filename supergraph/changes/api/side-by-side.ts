import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { fieldAt } from './element-at.ts';
import { coordinateOf, type Place } from './place.ts';

/** Finds the same field of another type that an operation could read beside a field, and no longer can. */
export type SideBySide = (place: Place) => string | undefined;

/**
 * Where one selection set holds fragments on several types, what stands under one name has to have one
 * shape: null in the same places, and the same scalar or enum. So a field of one type alone cannot even
 * become stricter without a loss. https://spec.graphql.org/October2021/#SameResponseShape()
 */
export function sideBySide(before: GraphQLSchema, after: GraphQLSchema): SideBySide {
  const meetings = meetingTypes(before);
  const readings = readingsByShape(before, after);
  return (place) => {
    const [was, is] = [fieldAt(before, place), fieldAt(after, place)];
    if (was === undefined || is === undefined) return undefined;
    const shape = shapeOf(is.type);
    for (const [other, holders] of readings.get(keyOf(place, was.type)) ?? []) {
      if (other === shape) continue;
      const holder = holders.find((one) => meet(meetings.get(one), meetings.get(place.holder)));
      if (holder !== undefined) return coordinateOf({ ...place, holder });
    }
    return undefined;
  };
}

type Holders = readonly string[];

/** Of each name and shape before: the shapes after, and the types whose field of that name has them. */
function readingsByShape(
  before: GraphQLSchema,
  after: GraphQLSchema,
): ReadonlyMap<string, ReadonlyMap<string, Holders>> {
  const readings = new Map<string, Map<string, string[]>>();
  for (const type of Object.values(before.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const place = { holder: type.name, member: field.name };
      const now = fieldAt(after, place);
      if (now === undefined) continue;
      const key = keyOf(place, field.type);
      const shapes = readings.get(key) ?? new Map<string, string[]>();
      readings.set(key, shapes);
      const holders = shapes.get(shapeOf(now.type)) ?? [];
      shapes.set(shapeOf(now.type), holders);
      holders.push(type.name);
    }
  }
  return readings;
}

function keyOf({ member = '' }: Place, type: GraphQLOutputType): string {
  return `${member}: ${shapeOf(type)}`;
}

/** Lists and nulls around a scalar or an enum; whatever has fields of its own is alike. */
function shapeOf(type: GraphQLOutputType): string {
  return isCompositeType(getNamedType(type)) ? String(type).replace(/\w+/, '*') : String(type);
}

/**
 * Of each composite type, the types that a fragment on it may stand in: itself, and whatever shares
 * an object type with it. https://spec.graphql.org/October2021/#sec-Fragment-spread-is-possible
 */
function meetingTypes(schema: GraphQLSchema): ReadonlyMap<string, ReadonlySet<string>> {
  const meetings = new Map<string, Set<string>>();
  const add = (name: string, other: string) => {
    const known = meetings.get(name) ?? new Set([name]);
    meetings.set(name, known.add(other));
  };
  const abstractTypes = Object.values(schema.getTypeMap()).filter(isAbstractType);
  for (const type of abstractTypes) {
    for (const { name } of schema.getPossibleTypes(type)) {
      add(name, type.name);
      add(type.name, name);
    }
  }
  for (const type of abstractTypes) {
    for (const possible of schema.getPossibleTypes(type)) {
      for (const other of meetings.get(possible.name) ?? []) add(type.name, other);
    }
  }
  return meetings;
}

function meet(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined) {
  if (one === undefined || other === undefined) return false;
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  return [...fewer].some((type) => more.has(type));
}
