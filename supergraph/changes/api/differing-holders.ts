import {
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql';
import type { BothApis } from './both-apis.ts';
import { directiveText, typeText } from './canonical-text.ts';

/**
 * The directives as `@name` and the types in which clients see a difference, new and gone ones too:
 * in the order of the schema before, then what is new in the order of the schema after.
 */
export function differingHolders({ before, after }: BothApis): readonly string[] {
  const [texts, textsNow] = [holderTexts(before), holderTexts(after)];
  return [...new Set([...texts.keys(), ...textsNow.keys()])].filter(
    (holder) => texts.get(holder) !== textsNow.get(holder),
  );
}

/** What GraphQL itself brings along is the same everywhere, used or not. */
function holderTexts(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const directives = schema.getDirectives().filter((one) => !isSpecifiedDirective(one));
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return new Map([
    ...directives.map((one): [string, string] => [`@${one.name}`, directiveText(one)]),
    ...types.map((type): [string, string] => [type.name, typeText(type)]),
  ]);
}
