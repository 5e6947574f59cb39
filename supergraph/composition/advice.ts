/** A code, what the message says in the case that is meant, and what to do; `$1` is what was captured. */
type Advice = readonly [code: string, advice: string, when?: RegExp];

/**
 * What to do about the composer's errors and hints, where its own message does not say and where there
 * is no doubt. A test holds one example against each code.
 */
const advices: readonly Advice[] = [
  [
    'INVALID_GRAPHQL',
    'Define it in this contract, or correct its name.',
    /^Unknown (?:type|directive) \S+$/,
  ],
  ['DIRECTIVE_DEFINITION_INVALID', 'Take the definition out: it comes with its specification.'],
  ['TYPE_DEFINITION_INVALID', 'Take the definition out: it comes with its specification.'],
  [
    'UNKNOWN_FEDERATION_LINK_VERSION',
    'Link a version that is known, such as https://specs.apollo.dev/federation/v2.9.',
  ],
  ['UNKNOWN_LINK_VERSION', 'Link https://specs.apollo.dev/link/v1.0.'],
  ['KEY_FIELDS_HAS_ARGS', 'Take $1 out of the key, or its arguments away.', /field (\S+) cannot/],
  ['PROVIDES_FIELDS_HAS_ARGS', 'Take $1 out of @provides.', /field (\S+) cannot/],
  [
    'PROVIDES_FIELDS_MISSING_EXTERNAL',
    'Take it out of @provides; if another subgraph resolves it, mark it @external.',
  ],
  [
    'REQUIRES_FIELDS_MISSING_EXTERNAL',
    'Take it out of @requires; if another subgraph resolves it, mark it @external.',
  ],
  ['KEY_UNSUPPORTED_ON_INTERFACE', 'Link federation v2.3 or later.'],
  ['PROVIDES_UNSUPPORTED_ON_INTERFACE', 'Move it to the types that implement the interface.'],
  ['REQUIRES_UNSUPPORTED_ON_INTERFACE', 'Move it to the types that implement the interface.'],
  ['EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE', 'Take one of the two away.'],
  ['PROVIDES_ON_NON_OBJECT_FIELD', 'Take @provides away.'],
  ['KEY_INVALID_FIELDS_TYPE', 'Write it in quotes: @key(fields: "id").'],
  ['PROVIDES_INVALID_FIELDS_TYPE', 'Write it in quotes: @provides(fields: "name").'],
  ['REQUIRES_INVALID_FIELDS_TYPE', 'Write it in quotes: @requires(fields: "name").'],
  [
    'REQUIRES_INVALID_FIELDS',
    'Add the argument there, or take it out of @requires.',
    /cannot provide a value for argument/,
  ],
  [
    'REQUIRES_INVALID_FIELDS',
    'Give it a value in @requires, or make it optional there.',
    /no value provided for argument/,
  ],
  ...['KEY', 'PROVIDES', 'REQUIRES'].map((directive): Advice => [
    `${directive}_INVALID_FIELDS`,
    'Write it like a selection without its outer braces: "id owner { id }".',
    /Syntax Error/,
  ]),
  [
    'KEY_FIELDS_SELECT_INVALID_TYPE',
    'Make the key of fields that answer with scalars, enums or objects.',
  ],
  ['ROOT_QUERY_USED', 'Rename it.'],
  ['ROOT_MUTATION_USED', 'Rename it.'],
  ['ROOT_SUBSCRIPTION_USED', 'Rename it, such as BillingSubscription.'],
  ['INVALID_SUBGRAPH_NAME', 'Give the subgraph another name in demarc.yaml.'],
  ['NO_QUERIES', 'Give one of them a type Query with a field.'],
  [
    'INTERFACE_FIELD_NO_IMPLEM',
    'Add $3 to $2, or take it out of $1.',
    /^Interface field "(\w+)\.\w+" .*? type "(\w+)".* not have field "(\w+)"/,
  ],
  ['TYPE_KIND_MISMATCH', 'Make it the same kind everywhere, or give one of them another name.'],
  [
    'CONTEXT_NOT_SET',
    'Set it with @context(name: "$1") on a type that leads here, or correct its name.',
    /^Context "(\w+)" .* is never set/,
  ],
  ['NO_CONTEXT_IN_SELECTION', 'Begin with the name of the context: "$name { field }".'],
  ['CONTEXT_NO_RESOLVABLE_KEY', 'Give it a @key that is resolvable.'],
  ['CONTEXT_NAME_INVALID', 'Begin it with a letter, and use letters and digits alone.'],
  ['EXTERNAL_TYPE_MISMATCH', 'Repeat the type of the subgraph that resolves it.'],
  ['EXTERNAL_ARGUMENT_MISSING', 'Repeat the argument there.'],
  ['EXTERNAL_ARGUMENT_TYPE_MISMATCH', 'Repeat the type of the subgraph that resolves the field.'],
  [
    'EXTERNAL_ARGUMENT_DEFAULT_MISMATCH',
    'Repeat the default of the subgraph that resolves the field.',
  ],
  ['EXTERNAL_ON_INTERFACE', 'Take @external away.'],
  ['MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL', 'Apply it where the field is resolved.'],
  ['FIELD_TYPE_MISMATCH', 'Agree on one type, or give the field another name in one of them.'],
  ['FIELD_ARGUMENT_TYPE_MISMATCH', 'Agree on one type.'],
  ['INPUT_FIELD_DEFAULT_MISMATCH', 'Agree on one default.'],
  ['FIELD_ARGUMENT_DEFAULT_MISMATCH', 'Agree on one default.'],
  ['EXTENSION_WITH_NO_BASE', 'Write it without `extend`.'],
  ['EXTERNAL_MISSING_ON_BASE', 'Take @external away where the field is resolved.'],
  ['INVALID_SHAREABLE_USAGE', 'Take one of them away.', /^Invalid duplicate/],
  ['INVALID_SHAREABLE_USAGE', 'Move it to the types that implement the interface.'],
  [
    'INVALID_LINK_DIRECTIVE_USAGE',
    'Take it away, or link https://specs.apollo.dev/link/v1.0.',
    /^Cannot link feature "https:\/\/specs.apollo.dev\/link" since it has already/,
  ],
  ['INVALID_LINK_DIRECTIVE_USAGE', 'Keep one of the two.', /has already been linked/],
  [
    'INVALID_LINK_IDENTIFIER',
    'Write a whole URL that ends in its version: https://specs.example/name/v1.0.',
  ],
  ['LINK_IMPORT_NAME_MISMATCH', 'Import it under one name everywhere.'],
  [
    'REFERENCED_INACCESSIBLE',
    'Mark $1 @inaccessible too, or make the type visible.',
    /referenced by "([^"]+)"/,
  ],
  ['DEFAULT_VALUE_USES_INACCESSIBLE', 'Choose another default, or make it visible.'],
  ['QUERY_ROOT_TYPE_INACCESSIBLE', 'Mark single fields of it instead.'],
  ['REQUIRED_INACCESSIBLE', 'Make it optional, or give it a default.'],
  ['DISALLOWED_INACCESSIBLE', 'Take @inaccessible away.'],
  ['IMPLEMENTED_BY_INACCESSIBLE', 'Mark both @inaccessible, or neither.'],
  [
    'ONLY_INACCESSIBLE_CHILDREN',
    'Mark the type itself @inaccessible, or make one of them visible.',
  ],
  ['REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH', 'Add it there, or make it optional.'],
  ['REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH', 'Add it there, or make it optional.'],
  ['EMPTY_MERGED_INPUT_TYPE', 'Give all of them a field in common.'],
  [
    'ENUM_VALUE_MISMATCH',
    'Give the enum the same values everywhere; until then, mark the value @inaccessible.',
  ],
  ['EMPTY_MERGED_ENUM_TYPE', 'Give all of them a value in common.'],
  ['OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE', 'Take @override away.', /not yet supported/],
  ['OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE', 'Take one of the two away.', /is marked with/],
  ['OVERRIDE_FROM_SELF_ERROR', 'Name the subgraph that it comes from, or take @override away.'],
  ['OVERRIDE_SOURCE_HAS_OVERRIDE', 'Leave it to the one that is to resolve the field.'],
  ['OVERRIDE_ON_INTERFACE', 'Move it to the types that implement the interface.'],
  ['KEY_DIRECTIVE_IN_FIELDS_ARG', 'Take the directive out of the quotes.'],
  ['PROVIDES_DIRECTIVE_IN_FIELDS_ARG', 'Take the directive out of the quotes.'],
  ['REQUIRES_DIRECTIVE_IN_FIELDS_ARG', 'Take the directive out of the quotes.'],
  ['DIRECTIVE_COMPOSITION_ERROR', 'Link the same major version everywhere.', /major version/],
  ['DIRECTIVE_COMPOSITION_ERROR', 'Import it from a @link first.', /not a member of a core/],
  ['DIRECTIVE_COMPOSITION_ERROR', 'Take this @composeDirective away.', /is not supported$/],
  ['INTERFACE_OBJECT_USAGE_ERROR', 'Give it a @key.', /has no @key/],
  ['INTERFACE_KEY_NOT_ON_IMPLEMENTATION', 'Repeat the key there.', /is missing on/],
  [
    'CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS',
    'Give it @fromContext there too, or make it optional.',
    /is not nullable/,
  ],
  ['COST_APPLIED_TO_INTERFACE_FIELD', 'Move it to the types that implement the interface.'],
  ['LIST_SIZE_APPLIED_TO_NON_LIST', 'Take @listSize away, or name lists with sizedFields.'],
  ['LIST_SIZE_INVALID_ASSUMED_SIZE', 'Write 0 or more.'],
  [
    'LIST_SIZE_INVALID_SIZED_FIELD',
    'Correct its name, or take it out of sizedFields.',
    /is not a field/,
  ],
  [
    'LIST_SIZE_INVALID_SLICING_ARGUMENT',
    'Correct its name, or take it out of slicingArguments.',
    /is not an argument/,
  ],
  [
    'AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE',
    'Move it to the types that implement the interface, or to their fields.',
  ],
  [
    'MISSING_TRANSITIVE_AUTH_REQUIREMENTS',
    'Repeat on $1 what stands on $2.',
    /^Field "([^"]+)".*transitive field "([^"]+)"/,
  ],
  [
    'CONTRACT_CONFLICT',
    'Leave the annotation to the home of the entity; on a type that several contexts share, write the same one everywhere.',
  ],
  ['INCONSISTENT_DEFAULT_VALUE_PRESENCE', 'Agree on one default.'],
  ['INCONSISTENT_INPUT_OBJECT_FIELD', 'Add it there, or take it out here.'],
  ['INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM', 'Add it there, or take it out here.'],
  ['INCONSISTENT_ARGUMENT_PRESENCE', 'Add it there, or take it out here.'],
  ['INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE', 'Define it there too, or take it out here.'],
  ['NO_EXECUTABLE_DIRECTIVE_INTERSECTION', 'Agree on one location.'],
  ['INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE', 'Agree on one of the two.'],
  ['INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS', 'Agree on the same locations.'],
];

/** Adds to a message what is to be done, as a sentence of its own. */
export function withAdvice(code: string, message: string): string {
  for (const [ofCode, advice, when = /^/] of advices) {
    const captured = ofCode === code ? when.exec(message) : null;
    if (captured === null) continue;
    const filled = advice.replaceAll(
      /\$(\d)/g,
      (_, digit: string) => captured[Number(digit)] ?? '',
    );
    return joinSentences(message, filled);
  }
  return message;
}

/** Ends the first with a full stop; a text of several lines is followed by a new one. */
export function joinSentences(message: string, advice: string): string {
  const ended = /[.?!]$/.test(message) ? message : `${message}.`;
  return `${ended}${message.includes('\n') ? '\n' : ' '}${advice}`;
}
