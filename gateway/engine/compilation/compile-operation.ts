import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { SLICING_ARGUMENTS } from '../../limits/page-size.ts';
import type { PlanNode } from '../planning/query-plan.ts';
import { compileIntrospection, type Introspect } from '../shaping/introspection.ts';
import type { HiddenValues } from '../shaping/leaf-check.ts';
import { compileShape, type ObjectShape } from '../shaping/compile-shape.ts';
import { compileFetches } from './compile-fetches.ts';
import { compileVariables, type CheckVariables } from './compile-variables.ts';
import type { CompiledFetch } from './compiled-fetch.ts';

/** An operation that needs no more work on its syntax tree, however often it is executed. */
export interface CompiledOperation {
  readonly kind: 'query' | 'mutation';
  readonly name: string | undefined;
  readonly checkVariables: CheckVariables;
  /** The variables that may say how long a page is: the weight of the operation depends on them alone. */
  readonly pageSizes: readonly string[];
  readonly fetches: readonly CompiledFetch[];
  /** The variables that `@skip` and `@include` name, with their defaults. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** What its answer looks like, by the values of those variables. */
  readonly shapeFor: (isTrue: (variable: string) => boolean) => ObjectShape;
  /** Answers what it asks about the schema; undefined where it asks for data alone. */
  readonly introspect: Introspect | undefined;
}

/** A valid operation, and its query plan. */
export interface PlannedOperation {
  readonly schema: GraphQLSchema;
  readonly hiddenValues: HiddenValues;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly plan: PlanNode | undefined;
}

/** Each value of the condition variables makes a shape of its own; those that were used last are kept. */
const KEPT_SHAPES = 8;

/** Compiles an operation for execution. */
export function compileOperation(planned: PlannedOperation): CompiledOperation {
  const { schema, hiddenValues, document, operation, plan } = planned;
  const root = schema.getRootType(operation.operation);
  const kind: string = operation.operation;
  if (!root || (kind !== 'query' && kind !== 'mutation')) {
    throw new Error(`A ${kind} came as far as its compilation.`);
  }
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }
  const conditions = conditionsOf(document, operation);
  return {
    kind,
    name: operation.name?.value,
    checkVariables: compileVariables(schema, operation),
    pageSizes: pageSizesOf(document, operation),
    fetches: compileFetches(plan),
    conditions,
    shapeFor: shapesOf({ schema, hiddenValues, root, operation, fragments, conditions }),
    introspect: compileIntrospection({ schema, operation, fragments }),
  };
}

interface ShapesOfOperation {
  readonly schema: GraphQLSchema;
  readonly hiddenValues: HiddenValues;
  readonly root: GraphQLObjectType;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly conditions: ReadonlyMap<string, boolean>;
}

function shapesOf({
  schema,
  hiddenValues,
  root,
  operation,
  fragments,
  conditions,
}: ShapesOfOperation) {
  const names = [...conditions.keys()];
  const shapes = new Map<string, ObjectShape>();
  return (isTrue: (variable: string) => boolean): ObjectShape => {
    const key = names.map((name) => (isTrue(name) ? '1' : '0')).join('');
    const known = shapes.get(key);
    if (known !== undefined) return known;
    const variables = Object.fromEntries(names.map((name) => [name, isTrue(name)]));
    const shape = compileShape(
      { schema, hiddenValues, fragments, variables },
      root,
      operation.selectionSet,
    );
    for (const oldest of shapes.keys()) {
      if (shapes.size < KEPT_SHAPES) break;
      shapes.delete(oldest);
    }
    shapes.set(key, shape);
    return shape;
  };
}

function conditionsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlyMap<string, boolean> {
  const named = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) named.add(value.name.value);
    },
  });
  const conditions = new Map<string, boolean>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (!named.has(name)) continue;
    conditions.set(name, defaultValue?.kind === Kind.BOOLEAN && defaultValue.value);
  }
  return conditions;
}

function pageSizesOf(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly string[] {
  const declared = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  const sizes = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (value.kind !== Kind.VARIABLE || !SLICING_ARGUMENTS.includes(name.value)) return;
      if (declared.has(value.name.value)) sizes.add(value.name.value);
    },
  });
  return [...sizes];
}
