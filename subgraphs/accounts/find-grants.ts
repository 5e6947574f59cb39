import type { EntityManager } from '@mikro-orm/sql';
import type { Grant } from '@demarc/foundation/identity';

/**
 * What a user may do now, where: a grant for each membership that holds, of the whole organization or of
 * one workspace, and one for each delegation to it. Nothing for who is not known, invited, deactivated or
 * erased.
 *
 * The organization's lifecycle decides what it is worth. PROVISIONING and ACTIVE: all of it. SUSPENDED: its
 * members go on seeing it, with what is for reading (`….read`), and its owners alone keep
 * `accounts.organization.manage`, or nobody could open it again; what they have lent of that holds too.
 * CLOSED: reading alone.
 */
export async function findGrants(
  em: EntityManager,
  subject: string,
  now: Date,
): Promise<readonly Grant[]> {
  const rows: GrantRow[] = await em.execute('select * from grants_of_user(?, ?)', [subject, now]);
  return rows.map(({ on_behalf_of: onBehalfOf, ...grant }) => ({ ...grant, onBehalfOf }));
}

interface GrantRow {
  readonly organization: string;
  readonly workspace: string | null;
  readonly permissions: readonly string[];
  readonly on_behalf_of: string | null;
}
