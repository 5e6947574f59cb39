import type { ChangeKindEntry } from '../../change-kind.ts';

/** What can differ in the definition of a directive. */
export const directiveKinds = {
  DIRECTIVE_ADDED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'a directive is new',
    why: 'No operation bears it yet.',
  },
  DIRECTIVE_REMOVED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'a directive is gone',
    why: 'Operations that bear it are refused. Safe where it could stand in schemas alone.',
  },
  DIRECTIVE_LOCATION_ADDED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'a directive may stand in one more place',
    why: 'It may stay wherever it stands.',
  },
  DIRECTIVE_LOCATION_REMOVED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'a directive may no longer stand in a place',
    why: 'Operations that bear it there are refused. Safe for a place in schemas.',
  },
  DIRECTIVE_REPEATABLE_ADDED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'a directive may be repeated',
    why: 'It may stay wherever it stands.',
  },
  DIRECTIVE_REPEATABLE_REMOVED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'a directive may no longer be repeated',
    why: 'Operations that repeat it are refused. Safe where it could stand in schemas alone.',
  },
  DIRECTIVE_ARGUMENT_ADDED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS', 'BREAKING'],
    what: 'a directive takes one more argument',
    why: 'Operations do not give it: they are refused where it is required, are given its default where it has one, and stay as they are where it may be left out. Safe where the directive could stand in schemas alone.',
  },
  DIRECTIVE_ARGUMENT_REMOVED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'an argument of a directive is gone, deprecated or not',
    why: 'Operations that give it are refused. Safe where the directive could stand in schemas alone.',
  },
  DIRECTIVE_ARGUMENT_TYPE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'an argument of a directive is of another type',
    why: 'Safe where it takes all that it took, and null besides, or where the directive could stand in schemas alone; else operations that give what it took are refused.',
  },
  DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS', 'BREAKING'],
    what: 'an argument of a directive has another default, or none any longer',
    why: 'Operations that leave it out get another answer, and are refused where it is required now. Safe where it was required, or where the directive could stand in schemas alone.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
