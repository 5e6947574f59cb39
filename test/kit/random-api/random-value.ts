import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Dice } from './dice.ts';

/** A value that a type takes, as a client sends it for a variable; null only where null may stand. */
export function randomJson(type: GraphQLInputType, dice: Dice): unknown {
  if (isNonNullType(type)) return given(type.ofType, dice);
  return dice.oneIn(6) ? null : given(type, dice);
}

function given(type: GraphQLInputType, dice: Dice): unknown {
  if (isNonNullType(type)) return given(type.ofType, dice);
  if (isListType(type)) {
    if (dice.oneIn(4)) return given(type.ofType, dice);
    return Array.from({ length: dice.below(3) }, () => randomJson(type.ofType, dice));
  }
  if (isEnumType(type)) return dice.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const chosen = type.isOneOf
      ? [dice.oneIn(2) ? dice.pick(fields) : fields.at(-1)].filter((field) => field !== undefined)
      : fields.filter((field) => isRequiredInputField(field) || dice.oneIn(3));
    return Object.fromEntries(
      chosen.map((field) => [
        field.name,
        type.isOneOf ? given(field.type, dice) : randomJson(field.type, dice),
      ]),
    );
  }
  if (type.name === 'Boolean') return dice.oneIn(2);
  return type.name === 'String' ? dice.pick(['s', 't']) : dice.below(3);
}
