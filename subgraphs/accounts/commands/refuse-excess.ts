import { may, type Identity, type Place } from '@demarc/foundation/identity';
import { refuse } from '@demarc/kit';

/**
 * Goes on if whoever asks holds every one of these permissions in the place: nobody gives, lends or takes
 * away more than they have themselves.
 *
 * @param inPerson - whether what was lent does not count. A role lasts and a loan ends: whoever gave a
 *   role by a loan would make a copy of it that nobody takes back.
 * @throws Refused PermissionsExceeded
 */
export function refuseExcess(
  identity: Identity,
  permissionCodes: readonly string[],
  place: Place,
  { inPerson = false }: { readonly inPerson?: boolean } = {},
): void {
  const grants = identity.grants.filter(({ onBehalfOf }) => !inPerson || onBehalfOf === null);
  const missing = permissionCodes.filter((code) => !may({ grants }, code, place)).sort();
  if (missing.length === 0) return;
  const how = inPerson ? 'there in person' : 'there';
  throw refuse(
    'PermissionsExceeded',
    `It is about permissions that you do not hold ${how}: ${missing.join(', ')}. Ask somebody who holds them.`,
    { permissionCodes: missing },
  );
}
