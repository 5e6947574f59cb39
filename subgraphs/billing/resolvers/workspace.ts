import {
  parsePage,
  properties,
  referenceResolver,
  toConnection,
  type PageArguments,
  type TypeResolvers,
} from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { decideEntitlement, decideEntitlements } from '../model/entitlement.ts';

/** Accounts' entity, with what the contract requires of it. */
interface WorkspaceRef {
  readonly id: string;
  readonly organization: { readonly id: string };
}

export const Workspace: TypeResolvers<WorkspaceRef, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>((workspace) => workspace),
  ...properties<WorkspaceRef>('id'),
  entitlement: async (workspace, { feature }: { feature: string }, { loaders, now }) => {
    const organizationRef = workspace.organization.id;
    const grants = await loaders.grantsOfOrganization.load({ organizationRef, now });
    return decideEntitlement(feature, grants, { workspaceRef: workspace.id, now });
  },
  entitlements: async (workspace, args: PageArguments, { loaders, now }) => {
    const page = parsePage(args);
    const organizationRef = workspace.organization.id;
    const grants = await loaders.grantsOfOrganization.load({ organizationRef, now });
    const all = decideEntitlements(grants, { workspaceRef: workspace.id, now });
    // Few grants hold at once: they are read whole, and the page is cut from them.
    const { after = 0n } = page;
    const rest = all.filter((entitlement) => keyOf(entitlement) > after);
    return toConnection(rest, page, keyOf);
  },
};

function keyOf({ grantId }: { readonly grantId: bigint | null }): bigint {
  return grantId ?? 0n;
}
