import { DirectiveLocation, type GraphQLSchema } from 'graphql';
import type { BothApis } from '../both-apis.ts';
import { directiveAt } from '../element-at.ts';
import { goneText } from '../gone-text.ts';
import { defaultVerdict, inputTypeVerdict, newInputVerdict } from '../input-verdicts.ts';
import type { Law, Verdict } from '../law.ts';
import type { Place } from '../place.ts';
import { breaking, safe } from '../rating.ts';

/** Where an operation can bear a directive. https://spec.graphql.org/October2021/#ExecutableDirectiveLocation */
const inOperations: ReadonlySet<string> = new Set([
  DirectiveLocation.QUERY,
  DirectiveLocation.MUTATION,
  DirectiveLocation.SUBSCRIPTION,
  DirectiveLocation.FIELD,
  DirectiveLocation.FRAGMENT_DEFINITION,
  DirectiveLocation.FRAGMENT_SPREAD,
  DirectiveLocation.INLINE_FRAGMENT,
  DirectiveLocation.VARIABLE_DEFINITION,
]);

/** Definitions of directives. */
export const directiveLaws = {
  DIRECTIVE_ADDED: ({ place }) => ({ message: `${place.holder} is new.` }),
  DIRECTIVE_REMOVED: ({ place }, apis) =>
    ifBorne(place, apis, {
      message: goneText(place, apis),
      ...breaking('Operations that bear it are refused.'),
    }),
  DIRECTIVE_LOCATION_ADDED: ({ place, subject }) => ({
    message: `${place.holder} may stand on ${subject} now.`,
  }),
  DIRECTIVE_LOCATION_REMOVED: ({ place, subject }) => ({
    message: `${place.holder} may no longer stand on ${subject}.`,
    ...(inOperations.has(subject)
      ? breaking('Operations that bear it there are refused.')
      : safe('No operation can bear it there.')),
  }),
  DIRECTIVE_REPEATABLE_ADDED: ({ place }) => ({ message: `${place.holder} may be repeated now.` }),
  DIRECTIVE_REPEATABLE_REMOVED: ({ place }, apis) =>
    ifBorne(place, apis, {
      message: `${place.holder} may no longer be repeated.`,
      ...breaking('Operations that repeat it are refused.'),
    }),
  DIRECTIVE_ARGUMENT_ADDED: ({ place }, apis) => ifBorne(place, apis, newInputVerdict(place, apis)),
  DIRECTIVE_ARGUMENT_REMOVED: ({ place }, apis) =>
    ifBorne(place, apis, {
      message: goneText(place, apis),
      ...breaking('Operations that give it are refused.'),
    }),
  DIRECTIVE_ARGUMENT_TYPE_CHANGED: ({ place }, apis) =>
    ifBorne(place, apis, inputTypeVerdict(place, apis)),
  DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED: ({ place }, apis) =>
    ifBorne(place, apis, defaultVerdict(place, apis)),
} satisfies Record<string, Law>;

/** What can stand in schemas alone concerns no operation. */
function ifBorne(
  place: Place,
  { before }: BothApis,
  verdict: Verdict | undefined,
): Verdict | undefined {
  return verdict === undefined || isBorne(before, place)
    ? verdict
    : { ...verdict, ...safe('No operation can bear the directive.') };
}

function isBorne(schema: GraphQLSchema, place: Place): boolean {
  return directiveAt(schema, place)?.locations.some((one) => inOperations.has(one)) ?? false;
}
