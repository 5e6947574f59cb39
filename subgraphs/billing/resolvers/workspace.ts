import {
  parsePage,
  properties,
  referenceResolver,
  toConnection,
  type PageArguments,
  type Representation,
  type TypeResolvers,
} from '@demarc/kit';
import { organizationsOf } from '@demarc/foundation/identity';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { decideEntitlement, decideEntitlements } from '../model/entitlement.ts';

/** Accounts' entity, with the organization that the contract requires of it. */
interface WorkspaceRef {
  readonly id: string;
  readonly organizationRef: string;
}

export const Workspace: TypeResolvers<WorkspaceRef, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>(parseWorkspace),
  ...properties<WorkspaceRef>('id'),
  entitlement: async (
    { id: workspaceRef, organizationRef },
    { feature }: { feature: string },
    { loaders, now },
  ) => {
    const grants = await loaders.grantsOfOrganization.load({ organizationRef, now });
    return decideEntitlement(feature, grants, { workspaceRef, now });
  },
  entitlements: async (
    { id: workspaceRef, organizationRef },
    args: PageArguments,
    { loaders, now },
  ) => {
    const page = parsePage(args);
    const grants = await loaders.grantsOfOrganization.load({ organizationRef, now });
    const all = decideEntitlements(grants, { workspaceRef, now });
    // Few grants hold at once: they are read whole, and the page is cut from them.
    const { after = 0n } = page;
    const rest = all.filter((entitlement) => keyOf(entitlement) > after);
    return toConnection(rest, page, keyOf);
  },
};

/**
 * Without its organization a workspace's entitlement cannot be told: it names nothing. Nor does one with
 * an organization that whoever asks does not belong to, whatever the representation says of it.
 */
function parseWorkspace(
  { id, organization }: Representation,
  { identity }: BillingContext,
): WorkspaceRef | null {
  const isKnown = typeof organization === 'object' && organization !== null && 'id' in organization;
  if (!isKnown || typeof organization.id !== 'string') return null;
  if (!organizationsOf(identity).includes(organization.id)) return null;
  return { id, organizationRef: organization.id };
}

function keyOf({ grantId }: { readonly grantId: bigint | null }): bigint {
  return grantId ?? 0n;
}
