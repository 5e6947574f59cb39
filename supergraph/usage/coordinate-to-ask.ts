import {
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLSchema,
} from 'graphql';

/** A change, as far as it says whose operations it hits. */
export interface PlacedChange {
  readonly kind: string;
  readonly level: 'API' | 'CONTRACT';
  readonly coordinate: string;
}

/** What operations notice of a contract, though clients do not see it in the schema. */
const noticed: ReadonlySet<string> = new Set(['STAGE_RETIRED', 'ACCESS_TIGHTENED']);

/**
 * The coordinate whose users a breaking change hits; undefined where operations notice nothing.
 *
 * Mostly it is the coordinate of the change. But an argument or input field that is required after the
 * change, and may not have been before, hits those who leave it out: they use what it belongs to. What
 * a contract promises to other subgraphs or to people (keys, sharing, data classes) is not for clients
 * to use: composition says whom it breaks.
 */
export function coordinateToAsk(
  { kind, level, coordinate }: PlacedChange,
  after: GraphQLSchema,
): string | undefined {
  if (level === 'CONTRACT') return noticed.has(kind) ? coordinate : undefined;
  return isRequired(coordinate, after) ? holderOf(coordinate) : coordinate;
}

/** `Type.field(argument:)` → `Type.field`; `Input.field` → `Input`. */
function holderOf(coordinate: string): string {
  return coordinate.slice(0, coordinate.search(/\((?=\w+:\)$)|\.\w+$/));
}

function isRequired(coordinate: string, schema: GraphQLSchema): boolean {
  const [, directive, type = '', member = '', argument] =
    /^(?:@(\w+)|(\w+)(?:\.(\w+))?)(?:\((\w+):\))?$/.exec(coordinate) ?? [];
  if (directive !== undefined) {
    const args = schema.getDirective(directive)?.args ?? [];
    return args.some((one) => one.name === argument && isRequiredArgument(one));
  }
  const named = schema.getType(type);
  if (isInputObjectType(named)) {
    const field = named.getFields()[member];
    return field !== undefined && isRequiredInputField(field);
  }
  if (!isObjectType(named) && !isInterfaceType(named)) return false;
  const args = named.getFields()[member]?.args ?? [];
  return args.some((one) => one.name === argument && isRequiredArgument(one));
}
