import type { ChangeKindEntry } from '../../change-kind.ts';

/** How a value must be handled. */
export const dataKinds = {
  DATA_CLASS_LOWERED: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: 'a lower data class, or none any longer',
    why: 'Whoever holds the value may treat it with less care than was promised to those whom it concerns.',
  },
  DATA_CLASS_RAISED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'a higher data class, or one where none was',
    why: 'The value is handled with more care than before.',
  },
  PURPOSE_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'the data is kept for another purpose',
    why: 'Naming one where none was is safe; data that was given for one purpose may not serve another.',
  },
  RETENTION_SHORTENED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'the data is kept for a shorter time',
    why: 'Less is kept than was said.',
  },
  RETENTION_LENGTHENED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'the data is kept for a longer time, or without a limit',
    why: 'More is kept than was said.',
  },
  RETENTION_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'the data is kept for another time, which cannot be compared',
    why: 'More may be kept than was said.',
  },
  MASK_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'another mask for those who may not read the value',
    why: 'A mask where none was is safe; another one, or none, may show more.',
  },
  SUBJECT_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'the data is about another person',
    why: 'Naming one where none was is safe; else access and erasure reach another person.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
