import { GraphQLScalarType } from 'graphql';
import { GraphQLBigInt, GraphQLDateTimeISO } from 'graphql-scalars';

/**
 * The scalars that every context shares. `BigInt` is always written as a decimal string: a number
 * over 2^53 loses digits in most clients, and a type that changes with the value surprises the rest.
 */
export const scalars = {
  BigInt: new GraphQLScalarType({
    ...GraphQLBigInt.toConfig(),
    serialize: (value) => String(GraphQLBigInt.serialize(value)),
  }),
  DateTime: GraphQLDateTimeISO,
} as const;
