import {
  isInterfaceType,
  isUnionType,
  operationFromDocument,
  Supergraph,
  type Schema,
} from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse, printSchema } from 'graphql';
import { acceptPlan } from './accept-plan.ts';
import type { SupergraphFacts } from './planner.ts';
import type { QueryPlan } from './query-plan.ts';

/** A supergraph as the planner holds it. */
export interface PlannableSupergraph {
  readonly facts: SupergraphFacts;
  /**
   * Plans one operation of a document that is valid in the API schema.
   * @throws Refusal; what else it throws is the planner's own
   */
  plan(document: string, operationName: string | undefined): QueryPlan;
}

/**
 * Reads a supergraph and builds its planner. The only importer of @apollo/query-planner and
 * @apollo/federation-internals (Elastic License 2.0) in the engine: it runs on the planner's thread.
 * What it throws is the libraries' own.
 */
export function readPlannableSupergraph(sdl: string): PlannableSupergraph {
  const supergraph = Supergraph.build(sdl);
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, {
    // Fetches are merged with each other afterwards: their operations hold no named fragments.
    reuseQueryFragments: false,
    generateQueryFragments: false,
  });
  return {
    facts: {
      apiSchema: printSchema(api.toGraphQLJSSchema()),
      possibleTypes: possibleTypesOf(supergraph.schema),
      subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    },
    plan(document, operationName) {
      const operation = operationFromDocument(api, parse(document), {
        ...(operationName !== undefined && { operationName }),
      });
      return acceptPlan(planner.buildQueryPlan(operation));
    },
  };
}

function possibleTypesOf(schema: Schema): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const type of schema.types()) {
    if (isUnionType(type)) found[type.name] = type.types().map(({ name }) => name);
    if (isInterfaceType(type)) {
      found[type.name] = type.allImplementations().map(({ name }) => name);
    }
  }
  return found;
}
