import { forbidden } from '@demarc/kit';
import type { Grant, Identity } from '@demarc/foundation/identity';
import type { ReadablePlace } from './model/readable-place.ts';

interface Asking {
  readonly identity: Identity;
}

const READ = 'workflows.run.read';

/**
 * Where whoever asks may read runs: lists show what lies there, and nothing else.
 * @param isWanted - narrows it to what the list can hold at all
 * @throws GraphQLError FORBIDDEN where nothing is left
 */
export function readablePlaces(
  { identity }: Asking,
  isWanted: (place: ReadablePlace) => boolean = () => true,
): readonly ReadablePlace[] {
  const places = identity.grants.filter(
    (grant) => grant.permissions.includes(READ) && isWanted(grant),
  );
  return unlessNone(places);
}

/**
 * Where whoever asks may see what waits for a user: where runs may be read, and where the user lets the
 * one who asks decide. Null for one's own, which is shown wherever it is.
 * @throws GraphQLError FORBIDDEN
 */
export function placesOfPending(
  { identity }: Asking,
  userRef: string,
): readonly ReadablePlace[] | null {
  if (identity.subject === userRef) return null;
  const places = identity.grants.filter(
    ({ permissions, onBehalfOf }) =>
      permissions.includes(READ) ||
      (onBehalfOf === userRef && permissions.includes('workflows.run.approve')),
  );
  return unlessNone(places);
}

function unlessNone(grants: readonly Grant[]): readonly ReadablePlace[] {
  if (grants.length === 0) throw forbidden(READ);
  return grants.map(({ organization, workspace }) => ({ organization, workspace }));
}
