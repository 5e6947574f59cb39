import { Kind, type FieldNode, type GraphQLField, type ValueNode } from 'graphql';

/** What connections call the length of a page. */
export const SLICING_ARGUMENTS: readonly string[] = ['first', 'last'];

/** How many items a field is asked for, or undefined where it is not a page. */
export function requestedPageSize(
  field: FieldNode,
  definition: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  const slicing = definition.args.filter(({ name }) => SLICING_ARGUMENTS.includes(name));
  const sizes = slicing.flatMap(({ name, defaultValue }) => {
    const given = field.arguments?.find((argument) => argument.name.value === name)?.value;
    const size = given === undefined ? defaultValue : valueOf(given, variables);
    return typeof size === 'number' ? Math.max(size, 0) : [];
  });
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}

function valueOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  return node.kind === Kind.VARIABLE ? variables[node.name.value] : undefined;
}
