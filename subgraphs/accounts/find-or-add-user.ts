import { newRef, type FactWriter } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { sealPerson } from './seal-person.ts';

/** A person as somebody names them, and the key of the context's personal data. */
export interface NamedPerson {
  readonly email: string;
  readonly displayName: string;
  readonly dataKey: Uint8Array;
  /** The state of a login that is made; an invited one acts once it has accepted. */
  readonly state?: 'INVITED' | 'ACTIVE';
}

/** The user with an address, and whether it was made now. */
export interface KnownUser {
  readonly userId: bigint;
  readonly userRef: string;
  readonly isNew: boolean;
}

/**
 * Finds the user with an e-mail address, or makes one. The address and the name are enciphered before they
 * leave this process; facts and logs have the user's ref.
 */
export async function findOrAddUser(
  { em, facts, now }: { em: EntityManager; facts: FactWriter; now: Date },
  { state = 'INVITED', dataKey, ...person }: NamedPerson,
): Promise<KnownUser> {
  const { emailIndex, wrappedKey, emailCipher, displayNameCipher } = sealPerson(dataKey, person);
  const [found]: { user_id: string; user_ref: string; is_new: boolean }[] = await em.execute(
    'select * from find_or_add_user(?, ?, ?, ?, ?, ?, ?)',
    [emailIndex, newRef('usr'), wrappedKey, emailCipher, displayNameCipher, state, now],
  );
  if (!found) throw new Error('find_or_add_user gave no user.');
  const { user_ref: userRef, is_new: isNew } = found;
  if (isNew) {
    await facts.append({
      aggregateType: 'user',
      aggregateId: userRef,
      eventType: `accounts.user.${state === 'ACTIVE' ? 'registered' : 'invited'}.v1`,
      organizationRef: null,
      payload: { userRef },
    });
  }
  return { userId: BigInt(found.user_id), userRef, isNew };
}
