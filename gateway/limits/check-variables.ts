import {
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { bounds } from '../bounds.ts';
import { isDeeperThan } from './is-deeper-than.ts';

/** What the client sent for the variables of an operation. */
export interface SentVariables {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refuses variables that the executor would take too long over, or stumble upon. */
export function checkVariables(sent: SentVariables): GraphQLError | undefined {
  const problem = describeProblem(sent);
  if (problem === undefined) return undefined;
  return new GraphQLError(problem, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

function describeProblem({ schema, operation, variables }: SentVariables): string | undefined {
  const depth = bounds.variableDepth.is;
  // Deeper values pass custom scalars unread, and cannot be written as JSON for a subgraph.
  if (isDeeperThan(variables, depth + 1)) {
    return `The variables nest deeper than ${depth} lists and objects.`;
  }
  const { variableDefinitions = [] } = operation;
  if (variableDefinitions.some(({ variable }) => variable.name.value === 'representations')) {
    return 'The name `$representations` is taken by federation itself: give the variable another one.';
  }
  // Up to here the executor reports each; it would also report each of a hundred thousand.
  const maxErrors = bounds.reportedMistakes.is;
  const { errors = [] } = getVariableValues(schema, variableDefinitions, variables, { maxErrors });
  return errors.length > maxErrors
    ? `The variables have more than ${maxErrors} values that do not fit; the first: ${errors[0]?.message}`
    : undefined;
}
