import {
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  operationFromDocument,
  Supergraph,
  type Schema,
} from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse, printSchema, type DocumentNode } from 'graphql';
import { acceptPlan } from './accept-plan.ts';
import { addSyntheticFields } from './mending/add-synthetic-fields.ts';
import { dropUnresolvableKeys } from './mending/drop-unresolvable-keys.ts';
import type { SyntheticFields } from './mending/synthetic-fields.ts';
import { planOperation } from './plan-operation.ts';
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
  const composed = parse(sdl, { noLocation: true });
  const synthetic = addSyntheticFields(dropUnresolvableKeys(composed));
  const isMended = synthetic.document !== composed;
  // What was mended has `@external` fields that nothing needs any more: only what was composed is validated.
  if (isMended) Supergraph.build(composed).subgraphs();
  const supergraph = Supergraph.build(synthetic.document, { validateSupergraph: !isMended });
  const api = supergraph.apiSchema();
  hideFields(api, synthetic);
  const planner = new QueryPlanner(supergraph, {
    // Fetches are merged with each other afterwards: their operations hold no named fragments.
    reuseQueryFragments: false,
    generateQueryFragments: false,
  });
  return {
    facts: {
      apiSchema: printSchema(api.toGraphQLJSSchema()),
      possibleTypes: possibleTypesOf(supergraph.schema),
      hiddenValues: hiddenValuesOf(supergraph.schema, api),
      subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    },
    plan(document, operationName) {
      const build = (parsed: DocumentNode) => {
        const operation = operationFromDocument(api, parsed, {
          ...(operationName !== undefined && { operationName }),
        });
        return acceptPlan(planner.buildQueryPlan(operation));
      };
      return planOperation(document, operationName, build, synthetic);
    },
  };
}

/** No client ever sees, or can ask for, what is there for the planner alone. */
function hideFields(api: Schema, { fields }: SyntheticFields): void {
  for (const [name, { types }] of fields) {
    for (const type of types) {
      const found = api.type(type);
      if (found && (isObjectType(found) || isInterfaceType(found))) found.field(name)?.remove();
    }
  }
}

function hiddenValuesOf(schema: Schema, api: Schema): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const { name, values } of schema.types().filter(isEnumType)) {
    const seen = api.type(name);
    // An enum that no client sees stands behind no field that a client can ask.
    if (!seen || !isEnumType(seen)) continue;
    const hidden = values.map((value) => value.name).filter((value) => !seen.value(value));
    if (hidden.length > 0) found[name] = hidden;
  }
  return found;
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
