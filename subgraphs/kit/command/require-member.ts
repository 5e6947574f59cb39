import { organizationsOf } from '@demarc/foundation/identity';
import type { Command } from './command.ts';
import { targetNotFound } from './refusals.ts';

/**
 * Goes on if whoever asks belongs to an organization in any way: to others it is not there.
 * @throws Refused TargetNotFound
 */
export function requireMember(
  { identity }: Pick<Command<unknown>, 'identity'>,
  organizationRef: string,
): void {
  if (organizationsOf(identity).includes(organizationRef)) return;
  throw targetNotFound('organization', organizationRef);
}
