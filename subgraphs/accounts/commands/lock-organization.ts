import type { EntityManager } from '@mikro-orm/sql';
import { Organization } from '../model/organization.ts';

/** Tables whose rows are named by a public ref and belong to one organization. */
type TenantTable = 'organizations' | 'workspaces' | 'memberships' | 'admin_delegations';

/**
 * Finds the organization to which something belongs, and holds it until the transaction ends: commands
 * over one organization's members come one after another, so that what a command has checked is true
 * when it writes. Null where there is nothing of that ref, or it is another tenant's.
 */
export async function lockOrganization(
  em: EntityManager,
  table: TenantTable,
  ref: string,
): Promise<Organization | null> {
  const [held]: { id: string }[] = await em.execute(
    `select organization_id as id from organizations
     where organization_id = (select organization_id from ${table} where public_ref = ?)
     for no key update`,
    [ref],
  );
  return held ? em.findOneOrFail(Organization, { organizationId: BigInt(held.id) }) : null;
}
