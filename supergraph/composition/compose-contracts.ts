import { composeServices } from '@apollo/composition';
import { expandContracts, type Contract, type Finding } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import { apiSchemaOf } from './api-schema.ts';
import { compositionFindings } from './composition-findings.ts';
import { hintFinding } from './hint-finding.ts';

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
  const services = expandContracts(contracts).map(({ name, url, document }) => ({
    name,
    url,
    typeDefs: document,
  }));
  let composed: ReturnType<typeof composeServices>;
  try {
    composed = composeServices(services, { runSatisfiability: satisfiability });
  } catch (error) {
    return { ok: false, findings: [crashFinding(contracts, error)] };
  }
  if (composed.errors !== undefined) {
    return { ok: false, findings: compositionFindings(composed.errors, contracts) };
  }
  const hints = composed.hints.map((hint) => hintFinding(hint, contracts));
  const conflicts = hints.filter(({ severity }) => severity === 'ERROR');
  if (conflicts.length > 0) return { ok: false, findings: conflicts };
  const { schema, supergraphSdl } = composed;
  let made: GraphQLSchema | undefined;
  return { ok: true, supergraphSdl, hints, apiSchema: () => (made ??= apiSchemaOf(schema)) };
}

/** What contracts say can crash the composer, as import aliases do that differ between them. */
function crashFinding(contracts: readonly Contract[], error: unknown): Finding {
  const names = contracts.map(({ name }) => name).join(', ');
  const message =
    `The composer broke down over ${names}: ${String(error)}. ` +
    'Import aliases (`as:`) that differ between the @link directives of two contracts do this: remove them.';
  return { code: 'COMPOSER_CRASHED', severity: 'ERROR', message };
}
