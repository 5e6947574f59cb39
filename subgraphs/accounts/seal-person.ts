import { blindIndex, createSubjectKey, encipher } from './personal-data.ts';

/** A person's data as it is stored, under a key of the person's own. */
export interface SealedPerson {
  readonly wrappedKey: Buffer;
  readonly emailCipher: Buffer;
  /** Finds the person by address without storing it. */
  readonly emailIndex: Buffer;
  readonly displayNameCipher: Buffer;
}

/** Enciphers a new person's data. @param dataKey - 32 bytes under which the person's key is wrapped */
export function sealPerson(
  dataKey: Uint8Array,
  { email, displayName }: { readonly email: string; readonly displayName: string },
): SealedPerson {
  const wrappedKey = createSubjectKey(dataKey);
  return {
    wrappedKey,
    emailCipher: encipher(dataKey, wrappedKey, email.trim()),
    emailIndex: blindIndex(dataKey, email),
    displayNameCipher: encipher(dataKey, wrappedKey, displayName),
  };
}
