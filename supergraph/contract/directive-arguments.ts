import { valueFromASTUntyped } from 'graphql';
import { directivesNamed } from './coordinates.ts';

type DirectiveHolder = Parameters<typeof directivesNamed>[0];

/** The arguments of one directive on one node; values that are not of the expected type are left out. */
export interface DirectiveArguments {
  text(name: string): string | undefined;
  texts(name: string): readonly string[] | undefined;
  /** The value of an enum, if it is one of those known. */
  oneOf<Value extends string>(name: string, known: readonly Value[]): Value | undefined;
}

/** Reads the first application of a directive; undefined if there is none. */
export function directiveArguments(
  node: DirectiveHolder,
  directive: string,
): DirectiveArguments | undefined {
  const [application] = directivesNamed(node, directive);
  if (application === undefined) return undefined;
  const values = new Map<string, unknown>(
    (application.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value),
    ]),
  );
  return {
    text: (name) => asText(values.get(name)),
    texts(name) {
      const value = values.get(name);
      // GraphQL coerces a single value to a list of one.
      if (typeof value === 'string') return [value];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
    },
    oneOf: (name, known) => known.find((value) => value === values.get(name)),
  };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
