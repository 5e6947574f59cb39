import { expandContracts, type Contract, type Finding } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import { apiSdlOf, readApiSdl } from './api-schema.ts';
import { findUnsatisfiable, mergeContracts } from './composer.ts';
import { crashFinding } from './crash-finding.ts';
import { errorFinding } from './error-finding.ts';
import { graphPlaces } from './graph-places.ts';
import { hintFinding } from './hint-finding.ts';
import { inOrder } from './in-order.ts';
import { messageLocator } from './message-locator.ts';
import { once } from './once.ts';

/** A supergraph that was merged, whether or not each of its fields can be reached. */
export interface MergedGraph {
  readonly supergraphSdl: string;
  /** What clients see of it; made when it is first asked for. */
  readonly apiSdl: () => string;
  readonly apiSchema: () => GraphQLSchema;
  /** Remarks of merging; contradicting annotations among them are errors. */
  readonly hints: readonly Finding[];
}

/** What the search for a query plan to every field found. */
export interface ReachProof {
  readonly errors: readonly Finding[];
  readonly hints: readonly Finding[];
}

/** A composition as far as it went. */
export type CompositionRecord =
  | { readonly merged: MergedGraph; readonly reach?: ReachProof; readonly isCrash?: false }
  | {
      readonly merged?: undefined;
      readonly errors: readonly Finding[];
      /** True where the composer broke down instead of answering. */
      readonly isCrash: boolean;
    };

/** Merges contracts, and proves that each field can be reached where that is asked for. */
export function composeGraph(
  unordered: readonly Contract[],
  { satisfiability }: { readonly satisfiability: boolean },
): CompositionRecord {
  const contracts = inOrder(unordered);
  const surroundings = { graph: graphPlaces(contracts), seek: messageLocator() };
  const compose = (some: readonly Contract[]) => {
    const merge = mergeContracts(some);
    const isMerged = merge.errors === undefined;
    return {
      merge,
      reach: isMerged && satisfiability ? findUnsatisfiable(merge.schema) : undefined,
    };
  };
  const expanded = expandContracts(contracts);
  let composed: ReturnType<typeof compose>;
  try {
    composed = compose(expanded);
  } catch (error) {
    const crash = crashFinding(error, { expanded, compose, ...surroundings });
    return { errors: [crash], isCrash: true };
  }
  const { merge, reach } = composed;
  if (merge.errors !== undefined) {
    const errors = merge.errors.map((error) => errorFinding(error, surroundings));
    return { errors, isCrash: false };
  }
  const { schema, supergraphSdl } = merge;
  const apiSdl = once(() => apiSdlOf(schema));
  return {
    merged: {
      supergraphSdl,
      apiSdl,
      apiSchema: once(() => readApiSdl(apiSdl())),
      hints: merge.hints.map((hint) => hintFinding(hint, surroundings)),
    },
    ...(reach && {
      reach: {
        errors: reach.errors.map((error) => errorFinding(error, surroundings)),
        hints: reach.hints.map((hint) => hintFinding(hint, surroundings)),
      },
    }),
  };
}
