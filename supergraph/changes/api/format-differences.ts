import { isInputObjectType, isScalarType } from 'graphql';
import type { Difference } from '../change.ts';
import { apiDifference } from './api-difference.ts';
import type { BothApis } from './both-apis.ts';

/** What `@specifiedBy` and `@oneOf` tell clients otherwise of the given types: GraphQL Inspector reads neither. */
export function formatDifferences(apis: BothApis, types: readonly string[]): readonly Difference[] {
  return types.flatMap((name) => specificationOf(name, apis) ?? oneOf(name, apis) ?? []);
}

function specificationOf(holder: string, { before, after }: BothApis): Difference | undefined {
  const [type, typeNow] = [before.getType(holder), after.getType(holder)];
  if (!isScalarType(type) || !isScalarType(typeNow)) return undefined;
  const [was, is] = [type.specifiedByURL ?? undefined, typeNow.specifiedByURL ?? undefined];
  if (was === is) return undefined;
  if (was === undefined) {
    const message = `${holder} says now that it is written by ${String(is)}.`;
    return apiDifference('SCALAR_SPECIFIED_BY_ADDED', { holder }, { message });
  }
  if (is === undefined) {
    const message = `${holder} no longer says that it is written by ${was}.`;
    return apiDifference('SCALAR_SPECIFIED_BY_REMOVED', { holder }, { message });
  }
  const message = `${holder} was written by ${was} and is written by ${is} now.`;
  return apiDifference('SCALAR_SPECIFIED_BY_CHANGED', { holder }, { message });
}

function oneOf(holder: string, { before, after }: BothApis): Difference | undefined {
  const [type, typeNow] = [before.getType(holder), after.getType(holder)];
  if (!isInputObjectType(type) || !isInputObjectType(typeNow)) return undefined;
  if (type.isOneOf === typeNow.isOneOf) return undefined;
  return typeNow.isOneOf
    ? apiDifference(
        'INPUT_OBJECT_ONE_OF_ADDED',
        { holder },
        { message: `${holder} takes exactly one of its fields now.` },
      )
    : apiDifference(
        'INPUT_OBJECT_ONE_OF_REMOVED',
        { holder },
        { message: `${holder} takes any of its fields now.` },
      );
}
