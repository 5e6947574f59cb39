import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLCompositeType,
  type GraphQLOutputType,
} from 'graphql';
import { shapedSchema } from './execute-over.ts';

/** Aliases; several of them are names that every object inherits. */
const ALIASES = ['a', 'b', 'toString', 'constructor', '__proto__', 'valueOf'] as const;
const CONDITIONS = ['', '', '', ' @skip(if: $yes)', ' @include(if: $no)', ' @include(if: $yes)'];
const DEEPEST = 4;
/** Lists of objects with lists of objects grow fast. */
const MOST_OBJECTS = 60;

const pick = <Value>(gen: GeneratorValue, values: readonly Value[]): Value =>
  values[gen(fc.nat, { max: values.length - 1 })] as Value;
/** True once in so many times. */
const rarely = (gen: GeneratorValue, times: number) =>
  gen(fc.integer, { min: 1, max: times }) === times;

/** An operation over the schema; keys may meet in ways that are not valid. */
export function writeOperation(gen: GeneratorValue): string {
  const selections = writeSelections(gen, shapedSchema.getType('Query') as GraphQLCompositeType, 0);
  const parts = writeSelections(gen, shapedSchema.getType('Node') as GraphQLCompositeType, 3);
  // Conditions and the fragment are used in any case: an operation has to use what it declares.
  return `query ($yes: Boolean!, $no: Boolean!) {
    node @skip(if: $yes) { ...Parts } ... @include(if: $no) { node { id } } ${selections}
  } fragment Parts on Node { ${parts} }`;
}

function writeSelections(gen: GeneratorValue, type: GraphQLCompositeType, depth: number): string {
  const count = gen(fc.integer, { min: 1, max: 4 });
  return Array.from({ length: count }, () => writeSelection(gen, type, depth)).join(' ');
}

function writeSelection(gen: GeneratorValue, type: GraphQLCompositeType, depth: number): string {
  const condition = pick(gen, CONDITIONS);
  const conditional = depth < DEEPEST && rarely(gen, 4) ? pick(gen, typesNear(type)) : undefined;
  if (conditional !== undefined) {
    return `... on ${conditional.name}${condition} { ${writeSelections(gen, conditional, depth + 1)} }`;
  }
  if (depth > 0 && depth < 3 && isInterfaceType(type) && rarely(gen, 4)) return '...Parts';
  const fields = isAbstractType(type) && !isInterfaceType(type) ? {} : type.getFields();
  const fitting = Object.values(fields).filter(
    (field) => depth < DEEPEST || isLeafType(getNamedType(field.type)),
  );
  const field = fitting.length === 0 || rarely(gen, 8) ? undefined : pick(gen, fitting);
  const alias = rarely(gen, 3) ? `${pick(gen, ALIASES)}: ` : '';
  if (field === undefined) return `${alias}__typename${condition}`;
  const named = getNamedType(field.type);
  const below = isCompositeType(named) ? ` { ${writeSelections(gen, named, depth + 1)} }` : '';
  return `${alias}${field.name}${condition}${below}`;
}

/** Types that a type condition below this one may name. */
function typesNear(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const possible = isAbstractType(type) ? shapedSchema.getPossibleTypes(type) : [];
  return [type, ...possible];
}

/** Data for an operation as replies bring it: mostly what was asked for, and now and then something else. */
export function writeData(gen: GeneratorValue, operation: string): Record<string, unknown> {
  const asked = askedKeys(operation);
  let left = MOST_OBJECTS;
  const write = (type: GraphQLOutputType, depth: number): unknown => {
    if (rarely(gen, isNonNullType(type) ? 30 : 10)) return null;
    if (rarely(gen, 30)) return pick(gen, wrongValues(type));
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const length = gen(fc.integer, { min: 0, max: depth > 4 ? 1 : 3 });
      return Array.from({ length }, () => write(nullable.ofType, depth + 1));
    }
    return isCompositeType(nullable)
      ? writeObject(nullable, depth + 1)
      : pick(gen, values[String(nullable)] ?? []);
  };
  const writeObject = (type: GraphQLCompositeType, depth: number): Record<string, unknown> => {
    const possible = isObjectType(type) ? [type] : shapedSchema.getPossibleTypes(type);
    const actual = pick(gen, possible);
    const object: Record<string, unknown> = { __typename: actual.name, unasked: 1 };
    if (depth > 2 * DEEPEST || (left -= 1) < 0) return object;
    for (const { parent, key, of } of asked) {
      const fits =
        parent === actual || (isAbstractType(parent) && shapedSchema.isSubType(parent, actual));
      if (!fits || rarely(gen, 40)) continue;
      const value = write(of, depth);
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true });
    }
    if (rarely(gen, 40))
      object['__typename'] = pick(gen, ['Query', 'Unknown', 'toString', 7, null]);
    return object;
  };
  return writeObject(shapedSchema.getType('Query') as GraphQLCompositeType, 0);
}

const values: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, -7],
  Float: [1.5, 2],
  String: ['', 'text'],
  Boolean: [true, false],
  ID: ['id', 7],
  Color: ['RED', 'GREEN'],
  Anything: ['text', 7, { any: [1] }, []],
};

/** Under a key that stands for an object elsewhere too: without a name it could be any of an interface's. */
const OBJECT = { __typename: 'Unknown' };

/** Values that no execution takes for this type. */
function wrongValues(type: GraphQLOutputType): readonly unknown[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [OBJECT, 'text', 7];
  if (isCompositeType(nullable)) return ['text', 7, []];
  if (String(nullable) === 'Anything') return ['text'];
  if (String(nullable) === 'Int') return [OBJECT, 'text', 1.5, 2 ** 31];
  return String(nullable) === 'String' || String(nullable) === 'ID' ? [OBJECT] : [OBJECT, 'text'];
}

interface AskedKey {
  readonly parent: GraphQLCompositeType;
  readonly key: string;
  readonly of: GraphQLOutputType;
}

function askedKeys(operation: string): readonly AskedKey[] {
  const asked = new Map<string, AskedKey>();
  const info = new TypeInfo(shapedSchema);
  visit(
    parse(operation),
    visitWithTypeInfo(info, {
      Field({ name, alias }) {
        const parent = info.getParentType();
        const of = info.getType();
        const key = alias?.value ?? name.value;
        if (!parent || !of || name.value === '__typename') return;
        asked.set(`${parent.name} ${key}`, { parent, key, of });
      },
    }),
  );
  return [...asked.values()];
}
