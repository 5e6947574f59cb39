import { requirePermission } from '@demarc/kit';
import type { BillingContext } from './loaders.ts';
import type { BillingAccount } from './model/billing-account.ts';

/**
 * An account, for whoever may read it; null stays null.
 * @throws GraphQLError FORBIDDEN
 */
export function readableAccount(
  account: BillingAccount | null,
  context: BillingContext,
): BillingAccount | null {
  if (account)
    requirePermission(context, 'billing.account.read', { organization: account.organizationRef });
  return account;
}
