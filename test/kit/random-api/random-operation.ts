import {
  astFromValue,
  DirectiveLocation,
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isRequiredArgument,
  OperationTypeNode,
  print,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Dice } from './dice.ts';
import { randomJson } from './random-value.ts';

/** An operation, and values for its variables. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * An operation that mostly is valid: fields of objects, interfaces and unions, in fragments side by
 * side, with arguments and directives as literals and as variables. What has no arguments and no
 * selections of its own keeps its name, so that several types answer under it.
 */
export function randomOperation(schema: GraphQLSchema, dice: Dice): RandomOperation {
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  let aliases = 0;

  const operations = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION];
  const operation = dice.pick(operations.filter((one) => schema.getRootType(one)));
  const root = schema.getRootType(operation);
  if (!root) throw new Error(`There is no ${operation} type.`);
  const borne = operation === OperationTypeNode.QUERY ? directivesOn(DirectiveLocation.QUERY) : '';
  const selections = selectionSet(root, 3);
  const heads = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  return { text: `${operation} Random${heads}${borne} ${selections}`, variables };

  function selectionSet(type: GraphQLCompositeType, depth: number): string {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const parts = dice.some(fields).map((field) => selection(field, depth));
    for (const other of depth === 0 ? [] : dice.some(Object.values(schema.getTypeMap()))) {
      if (!isCompositeType(other) || (!isAbstractType(type) && !isAbstractType(other))) continue;
      if (!doTypesOverlap(schema, type, other)) continue;
      const inner = selectionSet(other, depth - 1);
      parts.push(`... on ${other.name}${directivesOn(DirectiveLocation.INLINE_FRAGMENT)} ${inner}`);
    }
    return `{ ${['__typename', ...parts].join(' ')} }`;
  }

  function selection(field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type);
    const args = argumentsOf(field.args);
    const isDeep = isCompositeType(named) && depth > 0 && !dice.oneIn(3);
    const alias = args === '' && !isDeep ? '' : `x${++aliases}: `;
    const whole = `${alias}${field.name}${args}${directivesOn(DirectiveLocation.FIELD)}`;
    if (!isCompositeType(named)) return whole;
    return `${whole} ${isDeep ? selectionSet(named, depth - 1) : '{ __typename }'}`;
  }

  function directivesOn(location: DirectiveLocation): string {
    const found = schema
      .getDirectives()
      .filter(({ name, locations }) => /^[dn]\d$/.test(name) && locations.includes(location));
    if (found.length === 0 || !dice.oneIn(4)) return '';
    const { name, args, isRepeatable } = dice.pick(found);
    const times = isRepeatable && dice.oneIn(2) ? 2 : 1;
    return Array.from({ length: times }, () => ` @${name}${argumentsOf(args)}`).join('');
  }

  function argumentsOf(args: readonly GraphQLArgument[]): string {
    const parts = args
      .filter((arg) => isRequiredArgument(arg) || dice.oneIn(2))
      .map((arg) => `${arg.name}: ${dice.oneIn(3) ? variableFor(arg) : literalFor(arg)}`);
    return parts.length === 0 ? '' : `(${parts.join(', ')})`;
  }

  function literalFor({ type }: GraphQLArgument): string {
    const node = astFromValue(randomJson(type, dice), type);
    if (!node) throw new Error(`There is no value for ${String(type)}.`);
    return print(node);
  }

  function variableFor({ type, defaultValue }: GraphQLArgument): string {
    const name = `v${declared.length}`;
    // Where there is a default, a variable may be null although the place may not.
    const isLooser = isNonNullType(type) && defaultValue != null && dice.oneIn(2);
    const isTighter = !isNonNullType(type) && dice.oneIn(2);
    declared.push(
      `$${name}: ${isLooser ? String(type.ofType) : String(type)}${isTighter ? '!' : ''}`,
    );
    let value = randomJson(type, dice);
    while (isTighter && value === null) value = randomJson(type, dice);
    if (!isLooser || dice.oneIn(2)) variables[name] = value;
    return `$${name}`;
  }
}
