import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  type GraphQLOutputType,
} from 'graphql';
import type { BothApis } from './both-apis.ts';
import { listDepth } from './list-depth.ts';
import type { Place } from './place.ts';
import { breaking, dangerous, safe, type Rating } from './rating.ts';

interface TypeChange {
  readonly before: GraphQLOutputType;
  readonly after: GraphQLOutputType;
  readonly apis: BothApis;
}

/** What another type of a field does to clients that read it. */
export function rateOutputType(place: Place, change: TypeChange): Rating {
  const { before, after, apis } = change;
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
  const other = apis.lostBeside(place);
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
