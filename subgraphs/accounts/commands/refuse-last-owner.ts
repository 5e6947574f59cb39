import { refuse } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import type { Membership } from '../model/membership.ts';

/**
 * Goes on unless this member is the only one who owns the organization for good. The organization is
 * held; the database refuses it too, whoever asks.
 * @throws Refused LastOwner
 */
export async function refuseLastOwner(
  em: EntityManager,
  { organizationId, membershipId, publicRef }: Membership,
): Promise<void> {
  const owners: { id: string }[] = await em.execute('select lasting_owners(?) as id', [
    organizationId,
  ]);
  const [only, ...others] = owners.map(({ id }) => BigInt(id));
  if (only !== membershipId || others.length > 0) return;
  throw refuse(
    'LastOwner',
    'Nobody else owns the organization for good. Make somebody else an owner first.',
    { membershipId: publicRef },
  );
}
