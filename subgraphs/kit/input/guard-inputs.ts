import {
  GraphQLError,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { checkRequestId } from './check-request-id.ts';
import { findInputProblems } from './find-input-problems.ts';
import type { InputRules } from './read-input-rules.ts';

/** Told at once; a client that has more will find them when these are mended. */
const MAX_PROBLEMS = 20;

/**
 * Puts the rules of the contract before every field of these types, such as every mutation: its resolver
 * is only asked with an input that keeps them, so that what is wrong is told before anything is claimed,
 * locked or written.
 */
export function guardInputs(
  schema: GraphQLSchema,
  types: readonly (GraphQLObjectType | null | undefined)[],
  rules: InputRules,
): GraphQLSchema {
  for (const type of types) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (parent, args: Record<string, unknown>, context, info) => {
        checkInput(`${type?.name}.${field.name}`, { field, args }, rules);
        return resolve(parent, args, context, info);
      };
    }
  }
  return schema;
}

function checkInput(
  at: string,
  {
    field,
    args,
  }: {
    readonly field: GraphQLField<unknown, unknown>;
    readonly args: Readonly<Record<string, unknown>>;
  },
  rules: InputRules,
): void {
  checkRequestId(args['input']);
  const problems = field.args
    .flatMap(({ name, type }) => {
      const coordinate = `${at}(${name}:)`;
      const found = findInputProblems({ value: args[name], type, path: name, coordinate }, rules);
      return [...found.take(MAX_PROBLEMS + 1)];
    })
    .slice(0, MAX_PROBLEMS + 1);
  if (problems.length === 0) return;
  const told = problems.slice(0, MAX_PROBLEMS);
  const more = problems.length > told.length ? ' There is more.' : '';
  throw new GraphQLError(`${told.join(' ')}${more}`, { extensions: { code: 'BAD_USER_INPUT' } });
}
