import {
  getNamedType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { listDepth } from './list-depth.ts';
import { breaking, dangerous, safe, type Rating } from './rating.ts';

/** Whatever takes a value: an argument, or a field of an input. */
export type Input = GraphQLArgument | GraphQLInputField;

/** What a new input does to operations that cannot give it yet. */
export function rateNewInput(input: Input): Rating {
  if (isRequiredArgument(input)) return breaking('Operations do not give it yet and are refused.');
  return input.defaultValue === undefined
    ? safe('Operations that do not give it stay as they are.')
    : dangerous(
        'Operations that do not give it are given its default, and may be answered otherwise.',
      );
}

/** What another type does to operations that give a value. */
export function rateInputType(before: Input, after: Input): Rating {
  if (takesAllOf(after.type, before.type)) return safe('It takes all that it took, and more.');
  if (getNamedType(before.type).name !== getNamedType(after.type).name) {
    return breaking('Variables of the former type are refused.');
  }
  return listDepth(String(before.type)) === listDepth(String(after.type))
    ? breaking('Operations that give null, or a variable that may be null, are refused.')
    : breaking('Variables of the former type are refused: a list is not a single value.');
}

/** What another default does to operations that give no value. */
export function rateDefault(before: Input, after: Input): Rating {
  if (isRequiredArgument(after))
    return breaking('It is required now: operations that leave it out are refused.');
  if (isRequiredArgument(before)) return safe('It was required: no operation has left it out.');
  return dangerous('Operations that leave it out may be answered otherwise.');
}

/**
 * True where a variable of the one type may stand wherever the other is asked for. A list takes no
 * variable of a single value. https://spec.graphql.org/October2021/#AreTypesCompatible()
 */
function takesAllOf(asked: GraphQLInputType, given: GraphQLInputType): boolean {
  if (isNonNullType(given))
    return takesAllOf(isNonNullType(asked) ? asked.ofType : asked, given.ofType);
  if (isNonNullType(asked)) return false;
  if (isListType(asked) && isListType(given)) return takesAllOf(asked.ofType, given.ofType);
  return !isListType(asked) && !isListType(given) && asked.name === given.name;
}
