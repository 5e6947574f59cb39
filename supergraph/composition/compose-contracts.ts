import { composeServices } from '@apollo/composition';
import { expandContracts, type Contract, type Finding } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import { apiSchemaOf } from './api-schema.ts';
import { crashFinding } from './crash-finding.ts';
import { errorFinding } from './error-finding.ts';
import { graphPlaces } from './graph-places.ts';
import { hintFinding } from './hint-finding.ts';
import { messageLocator } from './message-locator.ts';

/** A supergraph with what the composer remarks on it, or why the contracts do not fit together. */
export type CompositionResult =
  | {
      readonly ok: true;
      readonly supergraphSdl: string;
      readonly hints: readonly Finding[];
      /** What clients see of it; made when it is first asked for. */
      apiSchema(): GraphQLSchema;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** How thoroughly to compose. */
export interface CompositionOptions {
  /**
   * False leaves out the search for a query plan to every field, which finds the same as it did when
   * these very contracts last composed. True unless said.
   */
  readonly satisfiability?: boolean;
}

/**
 * Do these contracts fit together? Inheritance is resolved in them first; those that know nothing of
 * the contract language compose as they are. This is the only importer of @apollo/composition.
 */
export function composeContracts(
  contracts: readonly Contract[],
  { satisfiability = true }: CompositionOptions = {},
): CompositionResult {
  const surroundings = { graph: graphPlaces(contracts), seek: messageLocator() };
  const compose = (some: readonly Contract[]) =>
    composeServices(
      some.map(({ name, url, document }) => ({ name, url, typeDefs: document })),
      { runSatisfiability: satisfiability },
    );
  const expanded = expandContracts(contracts);
  let composed: ReturnType<typeof compose>;
  try {
    composed = compose(expanded);
  } catch (error) {
    return { ok: false, findings: [crashFinding(error, { expanded, compose, ...surroundings })] };
  }
  if (composed.errors !== undefined) {
    return {
      ok: false,
      findings: composed.errors.map((error) => errorFinding(error, surroundings)),
    };
  }
  const hints = composed.hints.map((hint) => hintFinding(hint, surroundings));
  const conflicts = hints.filter(({ severity }) => severity === 'ERROR');
  if (conflicts.length > 0) return { ok: false, findings: conflicts };
  const { schema, supergraphSdl } = composed;
  let made: GraphQLSchema | undefined;
  return { ok: true, supergraphSdl, hints, apiSchema: () => (made ??= apiSchemaOf(schema)) };
}
