import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isSpecifiedDirective,
  Kind,
  typeFromAST,
  type ArgumentNode,
  type DirectiveNode,
  type GraphQLArgument,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { CoordinateCollector } from './used-coordinates.ts';

/** The arguments at one place of an operation, beside those that the schema has there. */
export interface GivenArguments {
  /** `Type.field` or `@directive`. */
  readonly holder: string;
  readonly given: readonly ArgumentNode[] | undefined;
  readonly known: readonly GraphQLArgument[];
}

/** Arguments that an operation gives, with what stands in their values. One that is left out is not used. */
export function collectArguments(
  { holder, given = [], known }: GivenArguments,
  collector: CoordinateCollector,
): void {
  for (const { name, value } of given) {
    const argument = known.find((one) => one.name === name.value);
    if (argument === undefined) continue;
    collector.add(`${holder}(${argument.name}:)`, 'selected');
    const type = getNamedType(argument.type);
    collector.addType(type, 'selected');
    collectValue(value, type, collector);
  }
}

/** Directives that an operation applies; those of the GraphQL specification are no coordinates. */
export function collectDirectives(
  { directives = [] }: { readonly directives?: readonly DirectiveNode[] | undefined },
  schema: GraphQLSchema,
  collector: CoordinateCollector,
): void {
  for (const node of directives) {
    const directive = schema.getDirective(node.name.value);
    if (directive == null || isSpecifiedDirective(directive)) continue;
    const holder = `@${directive.name}`;
    collector.add(holder, 'selected');
    collectArguments({ holder, given: node.arguments, known: directive.args }, collector);
  }
}

/** The types that variables name, what their defaults hold, and all that their values can. */
export function collectVariables(
  variables: readonly VariableDefinitionNode[] = [],
  schema: GraphQLSchema,
  collector: CoordinateCollector,
): void {
  const seen = new Set<GraphQLNamedInputType>();
  for (const variable of variables) {
    collectDirectives(variable, schema, collector);
    const type = getNamedType(typeFromAST(schema, variable.type));
    if (!isInputType(type)) continue;
    collector.addType(type, 'selected');
    collectReachable(type, seen, collector);
    if (variable.defaultValue) collectValue(variable.defaultValue, type, collector);
  }
}

/** What a literal names: input fields and enum values. What a scalar of the graph holds is its own matter. */
function collectValue(
  value: ValueNode,
  type: GraphQLNamedInputType,
  collector: CoordinateCollector,
): void {
  if (value.kind === Kind.LIST) {
    for (const item of value.values) collectValue(item, type, collector);
  } else if (value.kind === Kind.ENUM && isEnumType(type)) {
    collector.add(`${type.name}.${value.value}`, 'selected');
  } else if (value.kind === Kind.OBJECT && isInputObjectType(type)) {
    const fields = type.getFields();
    for (const node of value.fields) {
      const field = fields[node.name.value];
      if (field === undefined) continue;
      const inner = getNamedType(field.type);
      collector.add(`${type.name}.${field.name}`, 'selected');
      collector.addType(inner, 'selected');
      collectValue(node.value, inner, collector);
    }
  }
}

/** Every input field and enum value below a type: a variable of the type may carry each. */
function collectReachable(
  start: GraphQLNamedInputType,
  seen: Set<GraphQLNamedInputType>,
  collector: CoordinateCollector,
): void {
  const waiting = [start];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    collector.addType(type, 'maySend');
    if (isEnumType(type)) {
      for (const { name } of type.getValues()) collector.add(`${type.name}.${name}`, 'maySend');
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        collector.add(`${type.name}.${field.name}`, 'maySend');
        waiting.push(getNamedType(field.type));
      }
    }
  }
}
