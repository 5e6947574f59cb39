import type { ChangeKindEntry } from '../../change-kind.ts';

/** What can differ in a field that is read, and in its arguments. */
export const fieldKinds = {
  FIELD_ADDED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'a field is new',
    why: 'No operation selects it yet.',
  },
  FIELD_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a field is gone, deprecated or not',
    why: 'Operations that select it are refused.',
  },
  FIELD_TYPE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS', 'BREAKING'],
    what: 'a field returns another type',
    why: 'Safe where only null has become impossible; dangerous where one operation may read it beside the same field of another type, because the two have to agree. Everything else is another answer than clients read.',
  },
  FIELD_ARGUMENT_ADDED: {
    level: 'API',
    severities: ['DANGEROUS', 'BREAKING'],
    what: 'a field takes one more argument',
    why: 'Operations do not give it: they are refused where it is required, and get what the server makes of its absence where it is not.',
  },
  FIELD_ARGUMENT_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'an argument is gone, deprecated or not',
    why: 'Operations that give it are refused.',
  },
  FIELD_ARGUMENT_TYPE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'an argument is of another type',
    why: 'Safe where it takes all that it took, and null besides; else operations that give what it took are refused.',
  },
  FIELD_ARGUMENT_DEFAULT_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS', 'BREAKING'],
    what: 'an argument has another default, or none any longer',
    why: 'Operations that leave it out get another answer, and are refused where it is required now. Safe where it was required: nobody has left it out.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
