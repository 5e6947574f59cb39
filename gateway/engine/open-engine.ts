import {
  buildSchema,
  print,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { attributeErrors } from '../blame/attribute-errors.ts';
import type { RequestRecord } from '../request-record.ts';
import { compileOperation, type CompiledOperation } from './compilation/compile-operation.ts';
import type { Execution } from './execution/execution.ts';
import { executeFetches } from './execution/execute-fetches.ts';
import type { SubgraphSource } from './execution/subgraph-source.ts';
import type { SentVariables } from './values/sent-variables.ts';
import type { LoadedSupergraph } from './planning/planner.ts';
import { plannableDocument } from './planning/plannable-document.ts';
import { shapeData } from './shaping/shape-data.ts';
import { typeTest } from './values/type-test.ts';

/** A valid operation of a document, to be prepared. */
export interface OperationToPrepare {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** What an execution came to. `data` is absent where nothing was executed. */
export interface Executed {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLError[];
}

/** Plans and executes operations over one supergraph. */
export interface Engine {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** The operation as it is executed, or why it is not. */
  prepare(operation: OperationToPrepare): Promise<CompiledOperation | GraphQLError>;
  execute(operation: CompiledOperation, request: ExecutionRequest): Promise<Executed>;
}

/** Who asks, and with which values. */
export interface ExecutionRequest {
  readonly variables: SentVariables;
  readonly record: RequestRecord;
}

/** What an engine works with. */
export interface EngineOptions {
  readonly supergraph: LoadedSupergraph;
  readonly sourceOf: (subgraph: string) => SubgraphSource;
  readonly sharesFetches: boolean;
  /** Called when a mutation has ended, however it went: what was read before it is old. */
  readonly onMutation: () => void;
}

/** Opens the engine over a supergraph that the planner has loaded. */
export function openEngine({
  supergraph,
  sourceOf,
  sharesFetches,
  onMutation,
}: EngineOptions): Engine {
  const schema = buildSchema(supergraph.apiSchema, { assumeValid: true });
  const { hiddenValues } = supergraph;
  const isOfType = typeTest(supergraph.possibleTypes);
  return {
    schema,
    async prepare({ source, document, operation }) {
      const plannable = plannableDocument(document, operation);
      if (plannable === undefined) return severalConditions();
      const text = plannable === document ? source : print(plannable);
      const planned = await supergraph.plan(text, operation.name?.value);
      if (!planned.ok) {
        const { message, code, reason } = planned.error;
        return new GraphQLError(message, { extensions: { code, reason } });
      }
      return compileOperation({
        schema,
        hiddenValues,
        document,
        operation,
        plan: planned.plan.node,
      });
    },
    async execute(operation, { variables, record }) {
      const isTrue = (variable: string) => {
        const sent = variables[variable];
        return typeof sent === 'boolean' ? sent : (operation.conditions.get(variable) ?? false);
      };
      const execution: Execution = {
        sourceOf,
        isOfType,
        sharesFetches,
        record,
        variables,
        isTrue,
        data: {},
        failures: [],
        placed: [],
        excused: [],
        unsent: [],
      };
      try {
        await executeFetches(operation.fetches, execution);
      } finally {
        if (operation.kind === 'mutation') onMutation();
      }
      return answer(operation, execution);
    },
  };
}

function severalConditions(): GraphQLError {
  const message =
    'A field of a mutation stands under several conditions: it could be carried out more than once. Ask for it once.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_UNSUPPORTED' } });
}

function answer(operation: CompiledOperation, execution: Execution): Executed {
  const { isTrue, variables, failures, placed, excused, unsent } = execution;
  const introspected = operation.introspect?.(variables) ?? {};
  const { data, misfits } = shapeData(execution.data, operation.shapeFor(isTrue), introspected);
  if (failures.length === 0 && placed.length === 0 && misfits.length === 0) {
    return { data, errors: [] };
  }
  const errors = attributeErrors({
    data,
    failures,
    placed,
    excused,
    reported: [],
    unsent,
    completions: misfits,
  });
  return { data, errors };
}
