import type { ChangeKindEntry } from '../../change-kind.ts';

/** What a contract says of a coordinate itself: whose, what, whence, how strictly. */
export const promiseKinds = {
  OWNER_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'another team answers for it',
    why: 'Both owners have to agree.',
  },
  HOME_TAKEN: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a contract makes itself the home of an entity',
    why: 'It speaks for the entity and its keys from now on.',
  },
  HOME_GIVEN_UP: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a contract is no longer the home of an entity',
    why: 'Another contract has to speak for the entity and its keys.',
  },
  MEANING_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'a meaning where none was written',
    why: 'Nothing that was said is taken back.',
  },
  MEANING_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'another meaning, in more than case, white space or punctuation',
    why: 'The same name may say another thing to those who read it.',
  },
  MEANING_REMOVED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a meaning is gone',
    why: 'Readers have nothing left to hold the value to.',
  },
  SOURCE_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'a source where none was named',
    why: 'Nothing that was said is taken back.',
  },
  SOURCE_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'the value comes from somewhere else',
    why: 'The same name may carry other values.',
  },
  SOURCE_REMOVED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a source is named no longer',
    why: 'Readers cannot tell any more where the value comes from.',
  },
  RULES_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'other rules of validation',
    why: 'Values may appear that were impossible, or be refused that were accepted.',
  },
  PROCESS_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'another business process is named',
    why: 'It tells readers where the type belongs; no value depends on it.',
  },
  COMPAT_LOWERED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'it is kept less strictly',
    why: 'From the next version on, changes are allowed that were not.',
  },
  COMPAT_RAISED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'it is kept more strictly',
    why: 'More is promised than before.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
