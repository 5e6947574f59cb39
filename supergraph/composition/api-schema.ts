import { buildASTSchema, type DocumentNode, type GraphQLSchema } from 'graphql';

/** The composer's own model of a supergraph, as far as it is read here. */
interface ComposedSchema {
  toAPISchema(): { toAST(): DocumentNode };
}

/**
 * What clients see of a supergraph: without `@inaccessible` elements, without the machinery of
 * federation and without the contract language; descriptions, defaults and deprecations are kept.
 */
export function apiSchemaOf(composed: ComposedSchema): GraphQLSchema {
  // The composer has validated this very schema: doing it again takes as long as building it.
  return buildASTSchema(composed.toAPISchema().toAST(), {
    assumeValid: true,
    assumeValidSDL: true,
  });
}
