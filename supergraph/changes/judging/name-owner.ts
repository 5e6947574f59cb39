import type { Team } from '@demarc/supergraph/contract';

/** `billing (#team-billing)`: a team and how to reach it. */
export function nameOwner(
  owner: string | undefined,
  teams: ReadonlyMap<string, Pick<Team, 'contact'>>,
): string {
  if (owner === undefined) return 'nobody';
  const contact = teams.get(owner)?.contact;
  return contact === undefined ? owner : `${owner} (${contact})`;
}
