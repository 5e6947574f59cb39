import type { EntityManager } from '@mikro-orm/sql';
import type { Grant } from '@demarc/foundation/identity';

/** What a user may do now, where, in person and by delegation; nothing for whom nobody knows. */
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
