import type { PolicyRule } from './policy-rule.ts';
import { dataClassLowered } from './rules/data-class-lowered.ts';
import { dataClassMissing } from './rules/data-class-missing.ts';
import { dataClassUnsaid } from './rules/data-class-unsaid.ts';
import { dataMaskUnknown } from './rules/data-mask-unknown.ts';
import { dataPurposeMissing } from './rules/data-purpose-missing.ts';
import { dataRetentionMissing } from './rules/data-retention-missing.ts';
import { dataSecretExposed } from './rules/data-secret-exposed.ts';
import { dataSubjectMissing } from './rules/data-subject-missing.ts';
import { retentionMalformed } from './rules/retention-malformed.ts';

/** The rules of data, in their order: what it is, how it is handled, who can see it. */
export const dataRules: readonly PolicyRule[] = [
  dataClassMissing,
  dataClassUnsaid,
  dataPurposeMissing,
  dataRetentionMissing,
  retentionMalformed,
  dataSubjectMissing,
  dataMaskUnknown,
  dataClassLowered,
  dataSecretExposed,
];
