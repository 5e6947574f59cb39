import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';
import type { Place } from './place.ts';

/** A field that is read; undefined where there is none. */
export function fieldAt(
  schema: GraphQLSchema,
  { holder, member = '' }: Place,
): GraphQLField<unknown, unknown> | undefined {
  const type = schema.getType(holder);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[member] : undefined;
}

/** An argument of a field or of a directive, or a field of an input; undefined where there is none. */
export function inputAt(
  schema: GraphQLSchema,
  place: Place,
): GraphQLArgument | GraphQLInputField | undefined {
  const { holder, member = '', argument } = place;
  if (argument !== undefined) {
    const args = directiveAt(schema, place)?.args ?? fieldAt(schema, place)?.args;
    return args?.find(({ name }) => name === argument);
  }
  const type = schema.getType(holder);
  return isInputObjectType(type) ? type.getFields()[member] : undefined;
}

/** The directive that holds the place; undefined where there is none. */
export function directiveAt(
  schema: GraphQLSchema,
  { holder }: Place,
): GraphQLDirective | undefined {
  return holder.startsWith('@') ? (schema.getDirective(holder.slice(1)) ?? undefined) : undefined;
}

/** Whatever can be deprecated and stands there; undefined where nothing does. */
export function deprecableAt(
  schema: GraphQLSchema,
  place: Place,
): { readonly deprecationReason?: string | null | undefined } | undefined {
  const { holder, member = '', argument } = place;
  if (argument !== undefined) return inputAt(schema, place);
  const type = schema.getType(holder);
  if (isEnumType(type)) return type.getValue(member) ?? undefined;
  return fieldAt(schema, place) ?? inputAt(schema, place);
}
