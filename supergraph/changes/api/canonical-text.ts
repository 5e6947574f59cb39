import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isScalarType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLInputField,
  type GraphQLNamedType,
} from 'graphql';
import { defaultText } from './default-text.ts';

/**
 * All that clients can see of a type, descriptions apart, in one order whatever the order of the
 * schema: two types differ to clients where their texts differ.
 */
export function typeText(type: GraphQLNamedType): string {
  if (isScalarType(type)) return `scalar ${JSON.stringify(type.specifiedByURL ?? null)}`;
  if (isUnionType(type)) return `union ${listText(type.getTypes().map(({ name }) => name))}`;
  if (isEnumType(type)) {
    const values = type.getValues().map((value) => value.name + deprecationText(value));
    return `enum ${listText(values)}`;
  }
  if (isInputObjectType(type)) {
    const oneOf = type.isOneOf ? ' @oneOf' : '';
    return `input${oneOf} ${listText(Object.values(type.getFields()).map(inputText))}`;
  }
  const fields = Object.values(type.getFields()).map(
    (field) =>
      `${field.name}${argumentsText(field.args)}: ${String(field.type)}${deprecationText(field)}`,
  );
  const kind = isInterfaceType(type) ? 'interface' : 'type';
  const interfaces = listText(type.getInterfaces().map(({ name }) => name));
  return `${kind} ${interfaces} ${listText(fields)}`;
}

/** All that clients can see of a directive, like {@link typeText}. */
export function directiveText({ args, isRepeatable, locations }: GraphQLDirective): string {
  const repeatable = isRepeatable ? ' repeatable' : '';
  return `${argumentsText(args)}${repeatable} on ${listText(locations)}`;
}

function argumentsText(args: readonly GraphQLArgument[]): string {
  return args.length === 0 ? '' : `(${listText(args.map(inputText))})`;
}

function inputText(input: GraphQLArgument | GraphQLInputField): string {
  const value = defaultText(input);
  const withDefault = value === undefined ? '' : ` = ${value}`;
  return `${input.name}: ${String(input.type)}${withDefault}${deprecationText(input)}`;
}

function deprecationText({
  deprecationReason,
}: Pick<GraphQLArgument, 'deprecationReason'>): string {
  return deprecationReason == null ? '' : ` @deprecated ${JSON.stringify(deprecationReason)}`;
}

function listText(parts: readonly string[]): string {
  return `{${[...parts].sort().join(' ')}}`;
}
