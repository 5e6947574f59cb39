import { may, type Identity, type Place } from '@demarc/foundation/identity';
import { refuse } from '@demarc/kit';

/**
 * Goes on if whoever asks holds every one of these permissions in the place, in person or by delegation:
 * nobody gives, lends or takes away more than they have themselves.
 * @throws Refused PermissionsExceeded
 */
export function refuseExcess(
  identity: Identity,
  permissionCodes: readonly string[],
  place: Place,
): void {
  const missing = permissionCodes.filter((code) => !may(identity, code, place)).sort();
  if (missing.length === 0) return;
  throw refuse(
    'PermissionsExceeded',
    `It is about permissions that you do not hold there: ${missing.join(', ')}. Ask somebody who holds them.`,
    { permissionCodes: missing },
  );
}
