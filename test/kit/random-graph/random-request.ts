import {
  astFromValue,
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isRequiredArgument,
  OperationTypeNode,
  parse,
  print,
  validate,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Dice } from '../random-api/dice.ts';
import { randomJson } from '../random-api/random-value.ts';

/** An operation, and values for its variables. */
export interface RandomRequest {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A valid operation on this schema. */
export function randomRequest(schema: GraphQLSchema, dice: Dice): RandomRequest {
  for (let tries = 0; tries < 40; tries += 1) {
    // Fields that keep their names may not fit together: then each gets one of its own.
    const request = writeRequest(schema, dice, tries > 10);
    if (validate(schema, parse(request.operation)).length === 0) return request;
  }
  return { operation: '{ __typename }', variables: {} };
}

/** What one request has declared so far. */
interface Draft {
  readonly schema: GraphQLSchema;
  readonly dice: Dice;
  readonly aliasesAll: boolean;
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
  readonly fragments: { readonly type: string; readonly name: string; readonly text: string }[];
  aliases: number;
  /** Fields that may still be written. */
  budget: number;
}

function writeRequest(schema: GraphQLSchema, dice: Dice, aliasesAll: boolean): RandomRequest {
  const draft: Draft = {
    schema,
    dice,
    aliasesAll,
    declared: [],
    variables: {},
    fragments: [],
    aliases: 0,
    budget: 6 + dice.below(30),
  };
  const isMutation = schema.getMutationType() !== undefined && dice.oneIn(4);
  const kind = isMutation ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const root = schema.getRootType(kind);
  if (!root) throw new Error(`There is no ${kind} type.`);
  const selected = selectionSet(draft, root, 5);
  const selections =
    isMutation || !dice.oneIn(10) ? selected : selected.replace('{', `{ ${introspection(draft)} `);
  const heads = draft.declared.length === 0 ? '' : `(${draft.declared.join(', ')})`;
  const fragments = draft.fragments.map(({ text }) => text);
  const text = [`${kind} Random${heads} ${selections}`, ...fragments].join('\n');
  return { operation: print(parse(text)), variables: draft.variables };
}

function selectionSet(draft: Draft, type: GraphQLCompositeType, depth: number): string {
  const { dice } = draft;
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  const parts: string[] = [];
  for (let count = 1 + dice.below(4); count > 0; count -= 1) {
    const field = dice.pickAny(fields);
    const isDeep = field !== undefined && isCompositeType(getNamedType(field.type));
    if (field && draft.budget > 0 && (depth > 0 || !isDeep))
      parts.push(selection(draft, field, depth));
  }
  if (depth > 0 && draft.budget > 0) {
    const isAbstract = isAbstractType(type);
    for (let count = dice.below(isAbstract ? 4 : 2); count > 0; count -= 1) {
      const other = dice.pick(overlapping(draft.schema, type));
      if (isAbstract || isAbstractType(other) || dice.oneIn(3)) {
        parts.push(fragment(draft, other, depth - 1));
      }
    }
  }
  if (parts.length === 0 || dice.oneIn(6)) {
    const at = dice.below(parts.length + 1);
    parts.splice(at, 0, dice.oneIn(4) ? `${alias(draft)}__typename` : '__typename');
  }
  return `{ ${parts.join(' ')} }`;
}

/** A question about the schema, beside those about data. */
function introspection({ schema, dice }: Draft): string {
  if (dice.oneIn(3)) return '__schema { queryType { name } mutationType { name kind } }';
  const { name } = dice.pick(Object.values(schema.getTypeMap()));
  return `__type(name: "${name}") { kind name ofType { name } x0: __typename }`;
}

function overlapping(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
): readonly GraphQLCompositeType[] {
  return Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) && !other.name.startsWith('__') && doTypesOverlap(schema, type, other),
  );
}

function fragment(draft: Draft, type: GraphQLCompositeType, depth: number): string {
  const { dice, fragments } = draft;
  const known = fragments.filter((one) => one.type === type.name);
  const again = dice.oneIn(2) ? dice.pickAny(known) : undefined;
  if (again) return `...${again.name}${condition(draft)}`;
  const inner = selectionSet(draft, type, depth);
  if (dice.below(3) > 0) return `... on ${type.name}${condition(draft)} ${inner}`;
  const name = `F${fragments.length + 1}`;
  fragments.push({ type: type.name, name, text: `fragment ${name} on ${type.name} ${inner}` });
  return `...${name}${condition(draft)}`;
}

function selection(draft: Draft, field: GraphQLField<unknown, unknown>, depth: number): string {
  const { dice } = draft;
  draft.budget -= 1;
  const named = getNamedType(field.type);
  const args = argumentsOf(draft, field.args);
  const isAliased = draft.aliasesAll || (args === '' ? dice.oneIn(6) : !dice.oneIn(5));
  const head = `${isAliased ? alias(draft) : ''}${field.name}${args}${condition(draft)}`;
  return isCompositeType(named) ? `${head} ${selectionSet(draft, named, depth - 1)}` : head;
}

function alias(draft: Draft): string {
  draft.aliases += 1;
  return `x${draft.aliases}: `;
}

/** Sometimes `@skip` or `@include`, by a literal or a variable. */
function condition(draft: Draft): string {
  const { dice } = draft;
  if (!dice.oneIn(10)) return '';
  const directive = dice.pick(['skip', 'include']);
  const value = dice.oneIn(2);
  if (dice.oneIn(3)) return ` @${directive}(if: ${value})`;
  const hasDefault = dice.oneIn(3);
  const name = declare(draft, hasDefault ? `Boolean! = ${dice.oneIn(2)}` : 'Boolean!');
  if (!hasDefault || dice.oneIn(2)) draft.variables[name] = value;
  return ` @${directive}(if: $${name})`;
}

function argumentsOf(draft: Draft, args: readonly GraphQLArgument[]): string {
  const parts = args
    .filter((arg) => isRequiredArgument(arg) || draft.dice.below(3) > 0)
    .map(
      (arg) => `${arg.name}: ${draft.dice.oneIn(2) ? variable(draft, arg) : literal(draft, arg)}`,
    );
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function literal({ dice }: Draft, { type }: GraphQLArgument): string {
  const node = astFromValue(randomJson(type, dice), type);
  if (!node) throw new Error(`There is no value for ${String(type)}.`);
  return print(node);
}

function variable(draft: Draft, { type, defaultValue }: GraphQLArgument): string {
  const { dice } = draft;
  // Where there is a default, a variable may be left out although the place may not be null.
  const isLooser = isNonNullType(type) && defaultValue != null && dice.oneIn(2);
  const hasDefault = !isNonNullType(type) && dice.oneIn(4);
  const text = isLooser ? String(type.ofType) : String(type);
  const name = declare(
    draft,
    hasDefault ? `${text} = ${literal(draft, { type } as GraphQLArgument)}` : text,
  );
  const mayBeLeftOut = isLooser || hasDefault || !isNonNullType(type);
  if (!mayBeLeftOut || dice.below(3) > 0) draft.variables[name] = randomJson(type, dice);
  return `$${name}`;
}

function declare(draft: Draft, type: string): string {
  const name = `v${draft.declared.length + 1}`;
  draft.declared.push(`$${name}: ${type}`);
  return name;
}
