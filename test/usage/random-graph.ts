import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** Names of which one begins with another: nothing may be known by its prefix. */
const names = ['a', 'ab', 'abc', 'b'];
const values = ['A', 'AB', 'ABC'];
const enums = ['E', 'EF'];
const inputs = ['I', 'IJ', 'IJK'];
const interfaces = ['N', 'NO'];
const objects = ['O', 'OP', 'OPQ', 'P'];
const unions = ['U', 'UV'];

/** A way to choose. fast-check compares what it is given: it draws numbers alone, and never sees a schema. */
export function diceOf(gen: GeneratorValue) {
  const chance = (percent: number) => gen(fc.integer, { min: 1, max: 100 }) <= percent;
  const pick = <T>(options: readonly T[]): T => {
    const chosen = options[gen(fc.nat, { max: options.length - 1 })];
    if (chosen === undefined) throw new Error('There is nothing to pick from.');
    return chosen;
  };
  const some = <T>(options: readonly T[], atLeast = 0): readonly T[] => {
    const chosen = options.filter(() => chance(50));
    return chosen.length < atLeast ? [pick(options)] : chosen;
  };
  return { chance, pick, some };
}

/** The SDL of a random schema: interfaces, unions, enums, inputs that nest, arguments, a directive. */
export function randomSchemaText(gen: GeneratorValue): string {
  const { pick, some, chance } = diceOf(gen);
  const wrap = (type: string) => pick([type, type, `[${type}]`, `${type}!`, `[${type}!]!`]);
  const inputType = () => pick([...enums, ...inputs, 'S', 'Int']);
  const argument = (name: string) => {
    const type = inputType();
    if (enums.includes(type) && chance(40)) return `${name}: ${type} = ${pick(values)}`;
    return `${name}: ${chance(25) ? wrap(type) : type}`;
  };
  const argumentsText = () => {
    const given = chance(50) ? some(names).map(argument) : [];
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  };
  const outputType = () => pick([...enums, ...interfaces, ...objects, ...unions, 'S', 'Int']);
  const field = (name: string) => ({
    name,
    text: `${name}${argumentsText()}: `,
    type: outputType(),
  });

  const ofInterface = new Map(
    interfaces.map((name) => [name, some(names, 1).map((own) => field(`${own}Of${name}`))]),
  );
  const implementers = new Map(interfaces.map((name) => [name, some(objects, 1)]));
  const members = new Map(unions.map((name) => [name, some(objects, 1)]));
  /** An object may return something narrower than its interface does. */
  const narrow = (type: string) =>
    chance(50) ? pick(implementers.get(type) ?? members.get(type) ?? [type]) : type;

  const lines = [
    'scalar S',
    `directive @d(${names.map(argument).join(', ')}) on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | VARIABLE_DEFINITION`,
    ...enums.map((name) => `enum ${name} { ${values.join(' ')} }`),
    ...inputs.map((name) => {
      const fields = names.map((own) => {
        const type = inputType();
        // A required field of an input type could demand an endless value.
        return `${own}: ${inputs.includes(type) ? pick([type, `[${type}!]`]) : wrap(type)}`;
      });
      return `input ${name} { ${fields.join(' ')} }`;
    }),
    ...interfaces.map((name) => {
      const fields = ofInterface.get(name) ?? [];
      return `interface ${name} { ${fields.map(({ text, type }) => text + type).join(' ')} }`;
    }),
    ...objects.map((name) => {
      const implemented = interfaces.filter((one) => implementers.get(one)?.includes(name));
      const inherited = implemented.flatMap((one) => ofInterface.get(one) ?? []);
      const fields = [
        ...inherited.map(({ text, type }) => text + narrow(type)),
        ...some(names, 1)
          .map(field)
          .map(({ text, type }) => text + wrap(type)),
      ];
      const what = implemented.length === 0 ? '' : ` implements ${implemented.join(' & ')}`;
      return `type ${name}${what} { ${fields.join(' ')} }`;
    }),
    ...unions.map((name) => `union ${name} = ${(members.get(name) ?? []).join(' | ')}`),
    ...['Query', 'Mutation'].map((name) => {
      const fields = [...interfaces, ...objects, ...unions].map(
        (type) => `to${type}${argumentsText()}: ${wrap(type)}`,
      );
      return `type ${name} { ${fields.join(' ')} }`;
    }),
  ];
  return lines.join('\n');
}

/** A random operation that is valid on the schema: literals and variables, fragments of both kinds. */
export function randomOperationText(gen: GeneratorValue, schema: GraphQLSchema): string {
  const { pick, chance } = diceOf(gen);
  const variables: string[] = [];
  const fragments: string[] = [];
  let count = 0;
  const fresh = (prefix: string) => `${prefix}${String((count += 1))}`;

  /** `inner` makes the values of input fields: literals alone, or variables too. */
  const value = (
    type: GraphQLInputType,
    depth: number,
    inner: (type: GraphQLInputType, depth: number) => string,
  ): string => {
    if (isNonNullType(type)) return value(type.ofType, depth, inner);
    if (isListType(type)) return `[${value(type.ofType, depth, inner)}]`;
    if (isEnumType(type)) return pick(values);
    if (!isInputObjectType(type)) return type.name === 'Int' ? '7' : pick(['{ a: A }', '"x"']);
    const fields = Object.values(type.getFields()).filter(
      (one) => isNonNullType(one.type) || (depth > 0 && chance(40)),
    );
    return `{ ${fields.map((one) => `${one.name}: ${inner(one.type, depth - 1)}`).join(', ')} }`;
  };
  const literal = (type: GraphQLInputType, depth = 2): string => value(type, depth, literal);
  const given = (type: GraphQLInputType, depth = 2): string => {
    if (!chance(30)) return value(type, depth, given);
    const name = fresh('$v');
    const initial = chance(40) ? ` = ${literal(type, depth)}` : '';
    variables.push(`${name}: ${type.toString()}${initial}${directives()}`);
    return name;
  };
  const argumentsText = (args: readonly GraphQLArgument[]): string => {
    const chosen = args.filter(
      (one) => (isNonNullType(one.type) && one.defaultValue === undefined) || chance(50),
    );
    const texts = chosen.map((one) => `${one.name}: ${given(one.type)}`);
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  };
  /** Without variables, so that it can stand on one. */
  const directives = (): string => {
    if (!chance(10)) return '';
    const required = schema.getDirective('d')?.args.filter(({ type }) => isNonNullType(type)) ?? [];
    const optional =
      schema.getDirective('d')?.args.filter(({ type }) => !isNonNullType(type)) ?? [];
    const chosen = [...required, ...optional.filter(() => chance(30))];
    const texts = chosen.map((one) => `${one.name}: ${literal(one.type)}`);
    return texts.length === 0 ? ' @d' : ` @d(${texts.join(', ')})`;
  };
  const conditionsFor = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] =>
    Object.values(schema.getTypeMap()).filter((other): other is GraphQLCompositeType => {
      if (!isCompositeType(other) || other.name.startsWith('__')) return false;
      const possible = isAbstractType(other) ? schema.getPossibleTypes(other) : [other];
      const here = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
      return possible.some((one) => here.includes(one));
    });
  const selections = (type: GraphQLCompositeType, depth: number): string => {
    const parts = ['__typename'];
    if (!isUnionType(type)) {
      for (const field of Object.values(type.getFields())) {
        const returned = getNamedType(field.type);
        if (!chance(30) || (isCompositeType(returned) && depth === 0)) continue;
        const inner = isCompositeType(returned) ? ` ${selections(returned, depth - 1)}` : '';
        // An alias of its own: two fields never have to be merged.
        const head = `${fresh('f')}: ${field.name}${argumentsText(field.args)}${directives()}`;
        parts.push(head + inner);
      }
    }
    if (depth > 0 && chance(isUnionType(type) ? 80 : 40)) {
      const condition = pick(conditionsFor(type));
      const inner = selections(condition, depth - 1);
      if (chance(50)) {
        parts.push(`... on ${condition.name}${directives()} ${inner}`);
      } else {
        const name = fresh('F');
        fragments.push(`fragment ${name} on ${condition.name}${directives()} ${inner}`);
        parts.push(`...${name}${directives()}`);
      }
    }
    return `{ ${parts.join(' ')} }`;
  };

  const [root, keyword] = pick([
    [schema.getQueryType(), 'query'],
    [schema.getMutationType(), 'mutation'],
  ] as const);
  if (root == null) throw new Error('The random schema has no root type.');
  const body = selections(root, 3);
  const head = variables.length === 0 ? '' : `(${variables.join(', ')})`;
  const applied = keyword === 'query' ? directives() : '';
  return [`${keyword} Random${head}${applied} ${body}`, ...fragments].join('\n');
}
