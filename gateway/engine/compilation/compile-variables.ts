import {
  coerceInputValue,
  getVariableValues,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { bounds } from '../../bounds.ts';
import type { SentVariables } from '../values/sent-variables.ts';

/** Everything that is wrong with the variables that a client sent; empty for those that fit. */
export type CheckVariables = (sent: SentVariables) => readonly GraphQLError[];

/** Compiles the check of an operation's variables. Only for those that do not fit it looks at syntax again. */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): CheckVariables {
  const declared = variableDefinitions.flatMap(({ variable, type, defaultValue }) => {
    const inputType = typeFromAST(schema, type);
    return isInputType(inputType)
      ? [{ name: variable.name.value, type: inputType, hasDefault: defaultValue !== undefined }]
      : [];
  });
  return (sent) => {
    const fits = declared.every(({ name, type, hasDefault }) => {
      if (!Object.hasOwn(sent, name)) return hasDefault || !isNonNullType(type);
      return isOfInputType(sent[name], type);
    });
    if (fits) return [];
    const maxErrors = bounds.reportedMistakes.is;
    return getVariableValues(schema, variableDefinitions, sent, { maxErrors }).errors ?? [];
  };
}

function isOfInputType(value: unknown, type: GraphQLInputType): boolean {
  let fits = true;
  coerceInputValue(value, type, () => {
    fits = false;
  });
  return fits;
}
