import { Kind, parse, visit, type ASTNode, type GraphQLFormattedError } from 'graphql';
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

/** GraphQL's own words repeat what was sent: kept are the variable, the place in it, and no more. */
function withoutValues(message: string): string {
  const [, variable, place] =
    /^Variable "\$(\w+)" got invalid value [^]*?(?: at "([^"]*)")?; [^]*$/.exec(message) ?? [];
  if (variable === undefined) return message;
  return `The variable \`${place ?? variable}\` has a value that its type does not take.`;
}
