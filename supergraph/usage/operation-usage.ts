import { GraphQLError, parse, validate, type GraphQLSchema } from 'graphql';
import type { ManifestOperation } from './client-manifest.ts';
import { coordinatesOfOperation } from './coordinates-of-operation.ts';
import type { UsedCoordinates } from './used-coordinates.ts';

const known = new WeakMap<GraphQLSchema, Map<string, UsedCoordinates | undefined>>();

/**
 * What a registered operation uses of a schema; undefined if it does not fit it. Each is read once:
 * the versions of a client share most of their operations.
 */
export function usageOfOperation(
  { id, body }: ManifestOperation,
  schema: GraphQLSchema,
): UsedCoordinates | undefined {
  const ofSchema = known.get(schema) ?? new Map<string, UsedCoordinates | undefined>();
  known.set(schema, ofSchema);
  if (!ofSchema.has(id)) ofSchema.set(id, readUsage(body, schema));
  return ofSchema.get(id);
}

function readUsage(body: string, schema: GraphQLSchema): UsedCoordinates | undefined {
  try {
    const document = parse(body);
    const isFit = validate(schema, document, undefined, { maxErrors: 1 }).length === 0;
    return isFit ? coordinatesOfOperation(document, schema) : undefined;
  } catch (error) {
    // A body that is no GraphQL, or nests some thousand deep, was never registered by `demarc`.
    if (error instanceof GraphQLError || error instanceof RangeError) return undefined;
    throw error;
  }
}
