import { DEFAULT_DEPRECATION_REASON } from 'graphql';
import type { ApiChangeKind } from '../api-change-kinds.ts';
import type { Difference } from '../change.ts';
import { apiDifference } from './api-difference.ts';
import type { BothApis } from './both-apis.ts';
import { deprecablePlaces, type Deprecable } from './deprecable-places.ts';
import { deprecableAt } from './element-at.ts';
import { coordinateOf, type Place } from './place.ts';

/**
 * What `@deprecated` tells clients otherwise in the given types and directives. GraphQL Inspector looks
 * at fields and enum values alone, and takes a value that is deprecated no longer for a new reason
 * where the old one was the default.
 */
export function deprecationDifferences(
  apis: BothApis,
  holders: readonly string[],
): readonly Difference[] {
  return holders.flatMap((holder) =>
    [...deprecablePlaces(apis.before, holder)].flatMap(
      ([deprecable, place]) => differenceAt(deprecable, place, apis) ?? [],
    ),
  );
}

function differenceAt(
  deprecable: Deprecable,
  place: Place,
  { before, after }: BothApis,
): Difference | undefined {
  const now = deprecableAt(after, place);
  if (now === undefined) return undefined;
  const was = deprecableAt(before, place)?.deprecationReason ?? undefined;
  const is = now.deprecationReason ?? undefined;
  if (was === is) return undefined;
  return apiDifference(kindOf(deprecable, was, is), place, {
    message: messageOf(coordinateOf(place), was, is),
  });
}

function messageOf(coordinate: string, was: string | undefined, is: string | undefined): string {
  if (is === undefined) return `${coordinate} is deprecated no longer.`;
  if (was === undefined) return `${coordinate} is deprecated now (${JSON.stringify(is)}).`;
  return `${coordinate} stays deprecated; the reason was ${JSON.stringify(was)} and is ${JSON.stringify(is)} now.`;
}

/** The words of GraphQL Inspector, which differ from element to element; its pattern where it has none. */
function kindOf(
  deprecable: Deprecable,
  was: string | undefined,
  is: string | undefined,
): ApiChangeKind {
  if (deprecable === 'ENUM_VALUE') {
    if (was === undefined) return 'ENUM_VALUE_DEPRECATION_REASON_ADDED';
    if (is === undefined) return 'ENUM_VALUE_DEPRECATION_REASON_REMOVED';
    return 'ENUM_VALUE_DEPRECATION_REASON_CHANGED';
  }
  if (was === undefined) return `${deprecable}_DEPRECATION_ADDED`;
  if (is === undefined) return `${deprecable}_DEPRECATION_REMOVED`;
  if (deprecable === 'FIELD') {
    if (was === DEFAULT_DEPRECATION_REASON) return 'FIELD_DEPRECATION_REASON_ADDED';
    if (is === DEFAULT_DEPRECATION_REASON) return 'FIELD_DEPRECATION_REASON_REMOVED';
  }
  return `${deprecable}_DEPRECATION_REASON_CHANGED`;
}
