import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  type GraphQLOutputType,
} from 'graphql';
import type { BothApis } from './both-apis.ts';
import { fieldAt } from './element-at.ts';
import { listDepth } from './list-depth.ts';
import { coordinateOf, type Place } from './place.ts';
import { breaking, dangerous, safe, type Rating } from './rating.ts';

interface TypeChange {
  readonly before: GraphQLOutputType;
  readonly after: GraphQLOutputType;
  readonly apis: BothApis;
}

/** What another type of a field does to clients that read it. */
export function rateOutputType(place: Place, change: TypeChange): Rating {
  const { before, after } = change;
  const [named, namedNow] = [getNamedType(before), getNamedType(after)];
  if (listDepth(String(before)) !== listDepth(String(after))) {
    return breaking('Clients read a list in another way than a single value.');
  }
  if (isCompositeType(named) !== isCompositeType(namedNow)) {
    return breaking('An operation selects fields of an object, and none of a value.');
  }
  if (named.name !== namedNow.name) {
    return isCompositeType(named)
      ? breaking(`Fragments and fields of ${named.name} may be refused, and __typename is another.`)
      : breaking(`Clients read the value as ${named.name}.`);
  }
  if (!isTighter(before, after)) return breaking('Clients may be given null that never were.');
  const other = otherReading(place, change);
  return other === undefined
    ? safe('Null has become impossible in a place; everything else comes as before.')
    : dangerous(
        `An operation that reads it beside ${other}, in fragments of one selection, is refused: both would have to allow null alike.`,
      );
}

/** True where the one promises all that the other did: null in fewer places, and nothing else. */
function isTighter(before: GraphQLOutputType, after: GraphQLOutputType): boolean {
  if (isNonNullType(after))
    return isTighter(isNonNullType(before) ? before.ofType : before, after.ofType);
  if (isNonNullType(before)) return false;
  return !isListType(before) || !isListType(after) || isTighter(before.ofType, after.ofType);
}

/**
 * The same field of another type, where an operation could read both under one name, and no longer
 * can. https://spec.graphql.org/October2021/#SameResponseShape()
 */
function otherReading(place: Place, { before, after, apis }: TypeChange): string | undefined {
  for (const type of Object.values(apis.before.getTypeMap())) {
    if (type.name === place.holder || (!isObjectType(type) && !isInterfaceType(type))) continue;
    const other = { ...place, holder: type.name };
    const [was, is] = [fieldAt(apis.before, other), fieldAt(apis.after, other)];
    if (was === undefined || is === undefined) continue;
    if (!haveSameShape(before, was.type) || haveSameShape(after, is.type)) continue;
    if (apis.couldBeReadTogether(place.holder, type.name)) return coordinateOf(other);
  }
  return undefined;
}

function haveSameShape(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isNonNullType(one)) return isNonNullType(other) && haveSameShape(one.ofType, other.ofType);
  if (isListType(one)) return isListType(other) && haveSameShape(one.ofType, other.ofType);
  if (isNonNullType(other) || isListType(other)) return false;
  return one.name === other.name || (isCompositeType(one) && isCompositeType(other));
}
