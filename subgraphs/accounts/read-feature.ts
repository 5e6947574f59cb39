import { may, organizationsOf } from '@demarc/foundation/identity';
import type { AccountsContext } from './loaders.ts';
import { decideFeatureEntitlement } from './model/feature-entitlement.ts';
import { Feature } from './model/feature.ts';
import type { Workspace } from './model/workspace.ts';

/**
 * Reads the three parts of the question whether whoever asks can use a feature in a workspace. Null for a
 * feature that neither engineering nor billing has named for the organization.
 */
export async function readFeature(
  { organizationId, publicRef: workspaceRef }: Workspace,
  feature: string,
  { loaders, identity, now }: AccountsContext,
): Promise<Feature | null> {
  const organization = await loaders.organizationById.load(organizationId);
  if (!organization) return null;
  const organizationRef = organization.publicRef;
  const [rollout, grants] = await Promise.all([
    loaders.rolloutByFeature.load(feature),
    loaders.grantedFeatures.load(organizationRef),
  ]);
  if (!rollout && !grants.some(({ featureCode }) => featureCode === feature)) return null;
  const code = rollout?.permissionCode ?? null;
  const place = { organization: organizationRef, workspace: workspaceRef };
  return new Feature({
    code: feature,
    entitlement: decideFeatureEntitlement(grants, { feature, workspaceRef, now }),
    rollout: rollout?.decideFor(organizationRef) ?? null,
    permission: {
      code,
      isHeld:
        code === null
          ? organizationsOf(identity).includes(organizationRef)
          : may(identity, code, place),
    },
  });
}
