import type { Identity } from '@demarc/foundation/identity';
import { seedRef } from '@demarc/kit';

/** Every permission that a context asks for. */
export const everyPermission = [
  'accounts.organization.manage',
  'accounts.workspace.manage',
  'accounts.member.manage',
  'accounts.admin.delegate',
  'billing.account.read',
  'billing.subscription.manage',
  'billing.usage.record',
  'billing.invoice.issue',
  'billing.payment.record',
  'workflows.definition.publish',
  'workflows.run.start',
  'workflows.run.approve',
  'workflows.run.read',
] as const;

/** More organizations than any test seeds. */
const MANY = 64;

/** Somebody who may do everything in every seeded organization. */
export function everywhere(subject: string = seedRef('usr', 1, 1)): Identity {
  const organizations = Array.from({ length: MANY }, (_, index) => seedRef('org', index + 1));
  return memberOf(organizations, everyPermission, subject);
}

/** A member of these organizations, with these permissions in each. */
export function memberOf(
  organizations: readonly string[],
  permissions: readonly string[] = everyPermission,
  subject: string = seedRef('usr', 1, 1),
): Identity {
  return {
    subject,
    grants: organizations.map((organization) => ({
      organization,
      workspace: null,
      permissions,
      onBehalfOf: null,
    })),
  };
}
