import { tenantPolicy } from '@demarc/kit';

/**
 * What was measured. The application reaches partitions through their parent alone, so the parent's
 * policies are theirs; the keys are the intake trigger's own, which works as the owner.
 */
export const usagePolicies: readonly string[] = [
  ...tenantPolicy(
    'billing',
    'usage_events',
    'organization_ref = any((select tenant_organizations())::text[])',
  ),
  ...tenantPolicy('billing', 'usage_event_keys', 'false'),
];
