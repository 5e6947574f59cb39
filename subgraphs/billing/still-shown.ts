import { may } from '@demarc/foundation/identity';
import { forbidden } from '@demarc/kit';
import type { BillingContext } from './loaders.ts';

/**
 * What a mutation was about, for whoever may do that now, or read the account that it is of. A request that
 * is sent again shows no more than its sender may see by then.
 * @throws GraphQLError FORBIDDEN, also where there is nothing that the sender sees
 */
export async function stillShown<Row extends { readonly billingAccountId: bigint }>(
  row: Row | null,
  permission: string,
  { identity, loaders }: BillingContext,
): Promise<Row> {
  const account = row && (await loaders.accountById.load(row.billingAccountId));
  const place = account && { organization: account.organizationRef };
  const needed = [permission, 'billing.account.read'];
  if (row && place && needed.some((one) => may(identity, one, place))) return row;
  throw forbidden(needed.join(' or '));
}
