import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { directiveAt } from './element-at.ts';
import type { Place } from './place.ts';

/** What can bear `@deprecated`. */
export type Deprecable =
  'FIELD' | 'FIELD_ARGUMENT' | 'INPUT_FIELD' | 'ENUM_VALUE' | 'DIRECTIVE_ARGUMENT';

/** Everything in a type or a directive that can be deprecated. */
export function* deprecablePlaces(
  schema: GraphQLSchema,
  holder: string,
): Generator<readonly [Deprecable, Place]> {
  for (const { name } of directiveAt(schema, { holder })?.args ?? []) {
    yield ['DIRECTIVE_ARGUMENT', { holder, argument: name }];
  }
  const type = schema.getType(holder);
  if (isEnumType(type)) {
    for (const { name } of type.getValues()) yield ['ENUM_VALUE', { holder, member: name }];
  }
  if (isInputObjectType(type)) {
    for (const member of Object.keys(type.getFields())) yield ['INPUT_FIELD', { holder, member }];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const { name: member, args } of Object.values(type.getFields())) {
    yield ['FIELD', { holder, member }];
    for (const { name } of args) yield ['FIELD_ARGUMENT', { holder, member, argument: name }];
  }
}
