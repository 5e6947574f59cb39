import type { ChangeKindEntry } from '../../change-kind.ts';

/** What can differ in an input object. */
export const inputKinds = {
  INPUT_FIELD_ADDED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS', 'BREAKING'],
    what: 'an input has one more field',
    why: 'Operations do not give it: they are refused where it is required, are given its default where it has one, and stay as they are where it may be left out.',
  },
  INPUT_FIELD_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a field of an input is gone, deprecated or not',
    why: 'Operations and variables that give it are refused.',
  },
  INPUT_FIELD_TYPE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'a field of an input is of another type',
    why: 'Safe where it takes all that it took, and null besides; else operations that give what it took are refused.',
  },
  INPUT_FIELD_DEFAULT_VALUE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS', 'BREAKING'],
    what: 'a field of an input has another default, or none any longer',
    why: 'Operations that leave it out get another answer, and are refused where it is required now. Safe where it was required: nobody has left it out.',
  },
  INPUT_OBJECT_ONE_OF_ADDED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'an input takes exactly one of its fields (@oneOf)',
    why: 'Operations that give several of its fields, or none, are refused.',
  },
  INPUT_OBJECT_ONE_OF_REMOVED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'an input takes any of its fields (@oneOf is gone)',
    why: 'Giving exactly one stays possible.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
