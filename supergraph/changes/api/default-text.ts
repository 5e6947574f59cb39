import {
  GraphQLID,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  valueFromASTUntyped,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

/**
 * A default as it is written where it stands, without what the fields of an input add to it by
 * defaults of their own. Two defaults have the same text where they say the same: `1` and `[1]` of a
 * list, fields of an input in any order. Undefined where there is none.
 */
export function defaultText(input: GraphQLArgument | GraphQLInputField): string | undefined {
  const { astNode, defaultValue, type } = input;
  if (defaultValue === undefined) return undefined;
  const written = astNode?.defaultValue;
  return valueText(written === undefined ? defaultValue : valueFromASTUntyped(written), type);
}

function valueText(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueText(value, type.ofType);
  if (value === null || value === undefined) return 'null';
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return `[${items.map((item) => valueText(item, type.ofType)).join(', ')}]`;
  }
  if (isEnumType(type)) {
    return type.getValues().find((one) => one.value === value)?.name ?? plainText(value);
  }
  if (isInputObjectType(type) && typeof value === 'object') {
    const fields = type.getFields();
    return objectText(value, (item, name) => {
      const field = fields[name];
      return field === undefined ? plainText(item) : valueText(item, field.type);
    });
  }
  return plainText(type.name === GraphQLID.name && typeof value === 'number' ? `${value}` : value);
}

/** What no type describes, such as a default of a scalar of one's own. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return objectText(value, plainText);
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function objectText(value: object, textOf: (item: unknown, name: string) => string): string {
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, item]) => `${name}: ${textOf(item, name)}`).join(', ')}}`;
}
