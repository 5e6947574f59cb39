import { printSchema, type Schema } from '@apollo/federation-internals';
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';

/**
 * What clients see of a supergraph, as SDL: without `@inaccessible` elements, without the machinery of
 * federation and without the contract language; descriptions, defaults and deprecations are kept.
 */
export function apiSdlOf(composed: Schema): string {
  return printSchema(composed.toAPISchema());
}

/** Reads the SDL that `apiSdlOf` printed. */
export function readApiSdl(apiSdl: string): GraphQLSchema {
  // The composer has validated this very schema: doing it again takes as long as building it.
  return buildASTSchema(parse(apiSdl, { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  });
}
