import type { ChangeKindEntry } from '../../change-kind.ts';

/** Where a coordinate stands between its first and its last day. */
export const lifecycleKinds = {
  STAGE_ACTIVATED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'an experiment becomes ACTIVE',
    why: 'More is promised than before.',
  },
  STAGE_DEPRECATED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'it becomes DEPRECATED',
    why: 'It works as before until the date that is announced.',
  },
  STAGE_TAKEN_BACK: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a stage is taken back, such as a deprecation',
    why: 'Clients have acted on what was announced.',
  },
  STAGE_RETIRED: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: 'it becomes RETIRED',
    why: 'Nobody may count on it any longer.',
  },
  STAGE_DATE_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'another day on which the stage began',
    why: 'It corrects the record; what is promised stays.',
  },
  RETIRE_DATE_EARLIER: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'the retire date comes earlier',
    why: 'Clients have planned with the date that was announced.',
  },
  RETIRE_DATE_LATER: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'the retire date comes later',
    why: 'Clients have more time.',
  },
  REPLACEMENT_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'another replacement is named',
    why: 'Naming one where none was is safe; naming another, or none, misleads those who have begun to move.',
  },
  BROWNOUTS_ADDED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'more times without it are announced',
    why: 'Operations that use it fail in those times.',
  },
  BROWNOUTS_REMOVED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'times without it are called off',
    why: 'It works where it would not have.',
  },
  NOTE_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'another note on how to move over',
    why: 'Only the advice is different.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
