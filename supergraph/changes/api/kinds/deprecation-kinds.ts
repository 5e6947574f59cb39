import type { ChangeKindEntry } from '../../change-kind.ts';

const added = {
  level: 'API',
  severities: ['SAFE'],
  why: 'It works as before until it is taken out; whoever uses it has time to move.',
} as const;

const removed = {
  level: 'API',
  severities: ['SAFE'],
  why: 'It works as before, and stays.',
} as const;

const reason = {
  level: 'API',
  severities: ['SAFE'],
  why: 'It works as before; read anew what to use instead, and until when.',
} as const;

/** What can differ in what `@deprecated` tells clients. */
export const deprecationKinds = {
  FIELD_DEPRECATION_ADDED: { ...added, what: 'a field is deprecated' },
  FIELD_DEPRECATION_REMOVED: { ...removed, what: 'a field is deprecated no longer' },
  FIELD_DEPRECATION_REASON_ADDED: { ...reason, what: 'a deprecated field says why' },
  FIELD_DEPRECATION_REASON_CHANGED: {
    ...reason,
    what: 'a deprecated field says something else about why',
  },
  FIELD_DEPRECATION_REASON_REMOVED: {
    ...reason,
    what: 'a deprecated field says no longer why',
  },
  FIELD_ARGUMENT_DEPRECATION_ADDED: { ...added, what: 'an argument is deprecated' },
  FIELD_ARGUMENT_DEPRECATION_REMOVED: { ...removed, what: 'an argument is deprecated no longer' },
  FIELD_ARGUMENT_DEPRECATION_REASON_CHANGED: {
    ...reason,
    what: 'a deprecated argument says something else about why',
  },
  INPUT_FIELD_DEPRECATION_ADDED: { ...added, what: 'a field of an input is deprecated' },
  INPUT_FIELD_DEPRECATION_REMOVED: {
    ...removed,
    what: 'a field of an input is deprecated no longer',
  },
  INPUT_FIELD_DEPRECATION_REASON_CHANGED: {
    ...reason,
    what: 'a deprecated field of an input says something else about why',
  },
  ENUM_VALUE_DEPRECATION_REASON_ADDED: { ...added, what: 'a value of an enum is deprecated' },
  ENUM_VALUE_DEPRECATION_REASON_REMOVED: {
    ...removed,
    what: 'a value of an enum is deprecated no longer',
  },
  ENUM_VALUE_DEPRECATION_REASON_CHANGED: {
    ...reason,
    what: 'a deprecated value of an enum says something else about why',
  },
  DIRECTIVE_ARGUMENT_DEPRECATION_ADDED: {
    ...added,
    what: 'an argument of a directive is deprecated',
  },
  DIRECTIVE_ARGUMENT_DEPRECATION_REMOVED: {
    ...removed,
    what: 'an argument of a directive is deprecated no longer',
  },
  DIRECTIVE_ARGUMENT_DEPRECATION_REASON_CHANGED: {
    ...reason,
    what: 'a deprecated argument of a directive says something else about why',
  },
} as const satisfies Record<string, ChangeKindEntry>;
