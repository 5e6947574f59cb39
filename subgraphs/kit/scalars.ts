import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLBigInt, GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

/**
 * The scalars that every context shares. `BigInt` is written as a decimal string and read as a bigint,
 * whatever its size: a number over 2^53 loses digits in most clients, and a type that changes with the
 * value, as the library's does, surprises the rest.
 */
export const scalars = {
  BigInt: new GraphQLScalarType({
    ...GraphQLBigInt.toConfig(),
    serialize: (value) => readWhole(value).toString(),
    parseValue: (value) => readStorable(value),
    parseLiteral: (node) =>
      readStorable(
        node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined,
        node,
      ),
  }),
  CurrencyCode: new GraphQLScalarType({
    name: 'CurrencyCode',
    serialize: (value) => readCurrency(value),
    parseValue: (value) => readCurrency(value),
    parseLiteral: (node) => readCurrency(node.kind === Kind.STRING ? node.value : undefined, node),
  }),
  /** A calendar day, YYYY-MM-DD, of no zone. */
  Date: new GraphQLScalarType({ ...GraphQLLocalDate.toConfig(), name: 'Date' }),
  DateTime: GraphQLDateTimeISO,
} as const;

/** Whether there is such a currency, the context that keeps money says. */
function readCurrency(value: unknown, nodes: ValueNode | null = null): string {
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  throw new GraphQLError('A CurrencyCode is three capital letters of ISO 4217, such as "EUR".', {
    nodes,
  });
}

/**
 * A number that is not a safe integer has lost its digits before it came here. An error names the
 * literal, if it was one, by which a client is told where it stands.
 */
function readWhole(value: unknown, nodes: ValueNode | null = null): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string' && /^-?\d{1,40}$/.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new GraphQLError(
    'A BigInt is a whole number; over 2^53 it is written as a string, such as "9007199254740993".',
    { nodes },
  );
}

function readStorable(value: unknown, nodes: ValueNode | null = null): bigint {
  const whole = readWhole(value, nodes);
  if (BigInt.asIntN(64, whole) === whole) return whole;
  throw new GraphQLError('A BigInt has 64 bits: -9223372036854775808 to 9223372036854775807.', {
    nodes,
  });
}
