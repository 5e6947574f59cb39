import {
  astFromValue,
  getNullableType,
  GraphQLFloat,
  GraphQLID,
  isInputObjectType,
  isListType,
  Kind,
  print,
  type ConstValueNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';

/**
 * A default as it is written where it stands, without what the fields of an input add to it by
 * defaults of their own. Two defaults have the same text where they say the same: `1` and `[1]` of a
 * list, `1` and `1.0` of a Float, fields of an input in any order. Undefined where there is none.
 */
export function defaultText(input: GraphQLArgument | GraphQLInputField): string | undefined {
  const { astNode, defaultValue, type } = input;
  if (defaultValue === undefined) return undefined;
  const node: ValueNode | null | undefined =
    astNode?.defaultValue ?? astFromValue(defaultValue, type);
  return node ? literalText(node, type) : undefined;
}

/** Of a scalar of one's own, what is in a list or an object has no type. */
function literalText(node: ValueNode | ConstValueNode, type: GraphQLInputType | undefined): string {
  const asked = type && getNullableType(type);
  if (isListType(asked) && node.kind !== Kind.NULL) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return `[${items.map((item) => literalText(item, asked.ofType)).join(', ')}]`;
  }
  switch (node.kind) {
    case Kind.LIST:
      return `[${node.values.map((item) => literalText(item, undefined)).join(', ')}]`;
    case Kind.OBJECT: {
      const fields = isInputObjectType(asked) ? asked.getFields() : {};
      const entries = node.fields.map(
        ({ name, value }) => `${name.value}: ${literalText(value, fields[name.value]?.type)}`,
      );
      return `{${entries.sort().join(', ')}}`;
    }
    case Kind.STRING:
      return JSON.stringify(node.value);
    case Kind.INT:
    case Kind.FLOAT:
      if (asked?.toString() === GraphQLID.name) return JSON.stringify(node.value);
      return asked?.toString() === GraphQLFloat.name ? `${Number(node.value)}` : node.value;
    case Kind.BOOLEAN:
    case Kind.ENUM:
    case Kind.NULL:
    case Kind.VARIABLE:
      return print(node);
  }
}
