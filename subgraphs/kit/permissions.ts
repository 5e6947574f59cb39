import { GraphQLError } from 'graphql';
import { may, type Identity, type Place } from '@demarc/foundation/identity';

/**
 * Goes on if the identity may read there. Row-level security holds where this is forgotten; this one
 * says why something is not shown.
 * @throws GraphQLError FORBIDDEN
 */
export function requirePermission(
  { identity }: { readonly identity: Identity },
  permission: string,
  place: Place,
): void {
  if (!may(identity, permission, place)) throw forbidden(permission);
}

/**
 * What a reader is told who lacks a permission.
 * @param permission - or permissions of which one would do, such as `a or b`
 */
export function forbidden(permission: string): GraphQLError {
  return new GraphQLError(`This needs the permission ${permission}.`, {
    extensions: { code: 'FORBIDDEN' },
  });
}
