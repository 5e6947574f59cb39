import { actAs, type Command } from '@demarc/kit';

/**
 * Lets the rest of the transaction write within one more organization: one that is made in it, or that
 * whoever asks joins. Row-level security lets nobody write what is not theirs; from here on this is.
 */
export async function actWithin(
  { em, identity }: Pick<Command<never>, 'em' | 'identity'>,
  organization: string,
): Promise<void> {
  const grant = { organization, workspace: null, permissions: [], onBehalfOf: null };
  await actAs(em, { ...identity, grants: [...identity.grants, grant] });
}
