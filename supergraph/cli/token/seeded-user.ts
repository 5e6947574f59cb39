import { seedRef } from '@demarc/foundation/refs';
import { InvalidArgumentError } from 'commander';

/** Who is a member of both first organizations that an empty database is seeded with. */
export const defaultUser = seedRef('usr', 1, 1);

/**
 * Parses whom a token is for, as wrong usage if it is nobody: `usr_…` as it stands, `2` for the second
 * seeded member of the first organization, `3.2` for that of the third one.
 */
export function seededUser(text: string): string {
  if (/^usr_[0-9a-z]{26}$/.test(text)) return text;
  const [, organization = '1', member] = /^(?:([1-9]\d{0,5})\.)?([1-9]\d{0,5})$/.exec(text) ?? [];
  if (member !== undefined) return seedRef('usr', Number(organization), Number(member));
  throw new InvalidArgumentError('It must be the id of a user, or a number such as 2 or 3.2.');
}
