import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Values for arguments that must be given. */
export interface Samples {
  /** For every `ID`. */
  readonly id: string;
  /** For every `String`, such as the code of a feature. */
  readonly text: string;
}

const cursorAfter = (key: string) => Buffer.from(`after:${key}`).toString('base64url');
/** Before every row and behind every row, so that whatever the order one of them gives all. */
const CURSORS = [cursorAfter('0'), cursorAfter('9223372036854775806')];
const PAGE = 50;

/** Types on the way down; each is met on several ways. */
const DEEPEST = 6;

/** Root fields are asked whole; behind them a page of each list. */
const NESTED_PAGE = 20;

/**
 * Everything that a schema lets be asked, from each root field: every field of every type, as deep as it
 * goes without coming to a type again. Each operation asks one root field, for each of the ids that it takes.
 */
export function askEverything(
  schema: GraphQLSchema,
  ids: readonly string[],
  text: string,
): ReadonlyMap<string, string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Map(
    fields
      .filter(({ name }) => name !== '_entities' && name !== '_service')
      .map((field) => {
        const asked = ids.map((id) => askField(schema, field, [], { id, text }, PAGE));
        const each = [...new Set(asked)].map((one, index) =>
          // A connection has aliases already, and takes no id.
          one.includes(`${field.name}_0:`) ? one : `at_${index}: ${one}`,
        );
        return [field.name, `{ ${each.join('\n')} }`];
      }),
  );
}

/** Everything that can be asked of an entity by its key, but what is another context's. */
export function askEntity(
  schema: GraphQLSchema,
  typeName: string,
  samples: Samples,
  external: readonly string[],
): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const asked = Object.values(type.getFields())
    .filter(({ name }) => !external.includes(name))
    .map((field) => askField(schema, field, [typeName], samples, NESTED_PAGE));
  return `{ __typename ${asked.join(' ')} }`;
}

function selectionOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  above: readonly string[],
  samples: Samples,
): string {
  if (above.includes(type.name) || above.length > DEEPEST) return '';
  const path = [...above, type.name];
  if (isUnionType(type) || isInterfaceType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((one) => [one.name, selectionOf(schema, one, path, samples)] as const)
      .filter(([, inner]) => inner !== '')
      .map(([name, inner]) => `... on ${name} ${inner}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const asked = Object.values(type.getFields()).map((field) =>
    askField(schema, field, path, samples, NESTED_PAGE),
  );
  return `{ ${['__typename', ...asked].filter((one) => one !== '').join(' ')} }`;
}

function askField(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  above: readonly string[],
  samples: Samples,
  page: number,
): string {
  const type = getNamedType(field.type);
  const inner = isLeafType(type) ? '' : selectionOf(schema, type, above, samples);
  if (!isLeafType(type) && inner === '') return '';
  const given = field.args
    .filter((arg) => arg.name === 'first' || isRequiredArgument(arg))
    .map((arg) => `${arg.name}: ${literalOf(arg, samples, page)}`);
  const call = (args: readonly string[]) => (args.length === 0 ? '' : `(${args.join(', ')})`);
  const plain = `${field.name}${call(given)} ${inner}`;
  const isConnection = field.args.some(({ name }) => name === 'after');
  // Deeper down the cursors of the first levels would multiply.
  if (!isConnection || above.length > 1) return plain;
  const beyond = CURSORS.map(
    (cursor, index) =>
      `${field.name}_${index}: ${field.name}${call([...given, `after: "${cursor}"`])} ${inner}`,
  );
  return [plain, ...beyond].join(' ');
}

function literalOf(arg: GraphQLArgument, { id, text }: Samples, page: number): string {
  if (arg.name === 'first') return String(page);
  const type = getNullableType(arg.type);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) throw new Error(`Give ${arg.name} a sample: it is an input object.`);
  const name = getNamedType(type).name;
  if (name === 'ID') return JSON.stringify(id);
  if (name === 'Int' || name === 'BigInt') return '1';
  if (name === 'Boolean') return 'true';
  if (name === 'DateTime') return '"2026-10-15T00:00:00Z"';
  return JSON.stringify(text);
}
