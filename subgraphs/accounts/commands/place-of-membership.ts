import type { Place } from '@demarc/foundation/identity';
import type { EntityManager } from '@mikro-orm/sql';
import type { Membership } from '../model/membership.ts';
import type { Organization } from '../model/organization.ts';
import { Workspace } from '../model/workspace.ts';

/** Where a membership holds: its one workspace, or the whole organization. */
export async function placeOfMembership(
  em: EntityManager,
  { publicRef: organization }: Organization,
  { workspaceId }: Membership,
): Promise<Place & { readonly workspace: string | null }> {
  if (workspaceId == null) return { organization, workspace: null };
  const workspace = await em.findOneOrFail(Workspace, { workspaceId });
  return { organization, workspace: workspace.publicRef };
}
