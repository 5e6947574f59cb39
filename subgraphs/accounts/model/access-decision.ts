import type { CollectionState } from './collection-state.ts';
import type { OrganizationLifecycleState } from './organization.ts';

/** One ground of a decision, and whether it denies access by itself. */
export interface AccessReason {
  readonly code: string;
  readonly denies: boolean;
}

/** Whether an organization's members may work now: derived, never stored as truth. */
export interface AccessDecision {
  readonly allowed: boolean;
  readonly reasons: readonly AccessReason[];
  /** When billing was last heard of; null: never. */
  readonly asOf: Date | null;
}

const DAY_MS = 86_400_000;

/** Delinquency denies access only after this long: a failed card is not a reason to stop a team. */
const DELINQUENCY_GRACE_MS = 30 * DAY_MS;

/**
 * Weighs every ground and names each, also those that allow. What billing has never said is unknown,
 * is said to be, and denies nothing.
 */
export function decideAccess(
  lifecycle: OrganizationLifecycleState,
  collection: CollectionState | null,
  now: Date,
): AccessDecision {
  const reasons = [lifecycleReason(lifecycle), paymentReason(collection, now)];
  return {
    allowed: !reasons.some((reason) => reason.denies),
    reasons,
    asOf: collection?.asOf ?? null,
  };
}

function lifecycleReason(lifecycle: OrganizationLifecycleState): AccessReason {
  return { code: `ORGANIZATION_${lifecycle}`, denies: lifecycle !== 'ACTIVE' };
}

function paymentReason(collection: CollectionState | null, now: Date): AccessReason {
  if (!collection) return { code: 'PAYMENT_UNKNOWN', denies: false };
  switch (collection.collectionState) {
    case 'GOOD_STANDING':
      return { code: 'PAYMENT_IN_GOOD_STANDING', denies: false };
    case 'PAST_DUE':
      return { code: 'PAYMENT_PAST_DUE', denies: false };
    case 'DELINQUENT': {
      const overdueMs = now.getTime() - collection.since.getTime();
      return { code: 'PAYMENT_DELINQUENT', denies: overdueMs > DELINQUENCY_GRACE_MS };
    }
    case 'WRITTEN_OFF':
      return { code: 'PAYMENT_WRITTEN_OFF', denies: true };
  }
}
