import { refuse } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import type { Organization } from '../model/organization.ts';
import { Workspace } from '../model/workspace.ts';

/**
 * Goes on unless a workspace of the organization has the name, archived ones too: they are still read by it.
 * @throws Refused WorkspaceNameTaken
 */
export async function refuseTakenName(
  em: EntityManager,
  { organizationId }: Organization,
  name: string,
): Promise<void> {
  const other = await em.findOne(Workspace, { organizationId, name });
  if (other === null) return;
  throw refuse(
    'WorkspaceNameTaken',
    `Another workspace of the organization has the name: ${other.publicRef}. Choose another name.`,
    { workspaceId: other.publicRef },
  );
}
