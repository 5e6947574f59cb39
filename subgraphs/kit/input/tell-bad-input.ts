import {
  Kind,
  parse,
  visit,
  type ArgumentNode,
  type ASTNode,
  type GraphQLFormattedError,
  type ObjectFieldNode,
} from 'graphql';
import { GraphQLError } from 'graphql';
import { requestIdRequired } from '../command/request-errors.ts';

/**
 * What is told of a value that GraphQL itself did not take, before any resolver ran: a request id that
 * is not there by its own code, and no message that repeats the value, which may be personal.
 */
export function tellBadInput(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const graphql = asGraphQLError(error);
  if (graphql === undefined || graphql.path !== undefined) return formatted;
  if (lacksRequestId(graphql)) {
    const { message, extensions } = requestIdRequired();
    return { ...formatted, message, extensions: { ...formatted.extensions, ...extensions } };
  }
  const place = placeOfLiteral(graphql);
  if (place !== undefined) {
    const extensions = { ...formatted.extensions, code: 'BAD_USER_INPUT' };
    return { ...formatted, message: notTaken(`\`${place}\``), extensions };
  }
  if (formatted.extensions?.['code'] !== 'BAD_USER_INPUT') return formatted;
  return { ...formatted, message: withoutValues(formatted.message) };
}

function asGraphQLError(error: unknown): GraphQLError | undefined {
  return error instanceof GraphQLError ? error : undefined;
}

/** `Field "requestId" of required type`, or null where it must not be, at its place. */
function lacksRequestId({ message, nodes = [] }: GraphQLError): boolean {
  if (/"(?:\w+\.)?requestId" of required type/.test(message)) return true;
  if (/ at "[\w.]*\.requestId"; Expected non-nullable type/.test(message)) return true;
  const [node] = nodes;
  const isNullLiteral = node?.kind === Kind.NULL;
  const isLackingVariable =
    node?.kind === Kind.VARIABLE_DEFINITION &&
    /^Variable "\$\w+" of (?:required type "[^"]*" was not provided|non-null type "[^"]*" must not be null)\.$/.test(
      message,
    );
  return (isNullLiteral || isLackingVariable) && standsForRequestId(node);
}

/** Whether this null, or the variable that is defined here, is what a `requestId` is given. */
function standsForRequestId(node: ASTNode): boolean {
  const { source, start } = node.loc ?? {};
  if (source === undefined) return false;
  let found = false;
  visit(parse(source), {
    ObjectField({ name, value }) {
      if (name.value !== 'requestId') return;
      found ||= value.loc?.start === start;
      found ||=
        node.kind === Kind.VARIABLE_DEFINITION &&
        value.kind === Kind.VARIABLE &&
        value.name.value === node.variable.name.value;
    },
  });
  return found;
}

/**
 * The argument or field that was given a literal which its scalar does not take. The gateway lets any
 * literal pass for a scalar that is not GraphQL's own, so this is the client's mistake, and not a
 * gateway that knows another contract.
 */
function placeOfLiteral({ nodes: [node] = [] }: GraphQLError): string | undefined {
  const { source, start } = node?.loc ?? {};
  if (node === undefined || source === undefined || !SCALAR_LITERALS.has(node.kind))
    return undefined;
  let place: string | undefined;
  const look = ({ name, value }: ArgumentNode | ObjectFieldNode) => {
    const items = value.kind === Kind.LIST ? value.values : [value];
    if (items.some((item) => item.loc?.start === start)) place = name.value;
  };
  visit(parse(source), { Argument: look, ObjectField: look });
  return place;
}

const SCALAR_LITERALS: ReadonlySet<string> = new Set([
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
]);

function notTaken(what: string): string {
  return `${what} has a value that its type does not take.`;
}

/** GraphQL's own words repeat what was sent: kept are the variable, the place in it, and no more. */
function withoutValues(message: string): string {
  const [, variable, place] =
    /^Variable "\$(\w+)" got invalid value [^]*?(?: at "([^"]*)")?; [^]*$/.exec(message) ?? [];
  if (variable === undefined) return message;
  return notTaken(`The variable \`${place ?? variable}\``);
}
