import { Supergraph } from '@apollo/federation-internals';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { apiSdlOf, readApiSdl } from './api-schema.ts';

/**
 * What clients see of a supergraph that was composed before, by whomever.
 * @throws GraphQLError if it is not the SDL of a Federation 2 supergraph
 */
export function readSupergraph(document: DocumentNode): GraphQLSchema {
  // Null takes every feature: what this gateway can serve is not asked here.
  const { schema } = Supergraph.build(document, { supportedFeatures: null });
  return readApiSdl(apiSdlOf(schema));
}
