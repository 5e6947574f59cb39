import type { PolicyRule } from './policy-rule.ts';
import { authDirectiveNotLinked } from './rules/auth-directive-not-linked.ts';
import { contractAliased } from './rules/contract-aliased.ts';
import { contractNotComposed } from './rules/contract-not-composed.ts';
import { contractOnExternal } from './rules/contract-on-external.ts';
import { contractOwnerMismatch } from './rules/contract-owner-mismatch.ts';
import { contractOwnerMissing } from './rules/contract-owner-missing.ts';
import { contractOwnerUnknown } from './rules/contract-owner-unknown.ts';
import { contractSpecDrift } from './rules/contract-spec-drift.ts';
import { entityChangedElsewhere } from './rules/entity-changed-elsewhere.ts';
import { entityHomeDoubled } from './rules/entity-home-doubled.ts';
import { entityHomeMissing } from './rules/entity-home-missing.ts';
import { federationDirectiveNotLinked } from './rules/federation-directive-not-linked.ts';
import { nonNullAcrossContexts } from './rules/non-null-across-contexts.ts';
import { requiresAcrossContext } from './rules/requires-across-context.ts';
import { sharedTypeDivided } from './rules/shared-type-divided.ts';

/** The rules of ownership, in their order: the language that a contract speaks, who owns what, where contexts meet. */
export const ownershipRules: readonly PolicyRule[] = [
  contractNotComposed,
  contractAliased,
  contractSpecDrift,
  authDirectiveNotLinked,
  federationDirectiveNotLinked,
  contractOwnerMissing,
  contractOwnerUnknown,
  contractOwnerMismatch,
  contractOnExternal,
  entityHomeMissing,
  entityHomeDoubled,
  entityChangedElsewhere,
  sharedTypeDivided,
  nonNullAcrossContexts,
  requiresAcrossContext,
];
