import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/**
 * Personal data at rest: each person has a key, each key is wrapped by the context's data key, and
 * erasing a person is deleting one key. AES-256-GCM (NIST SP 800-38D), a fresh nonce every time.
 */
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Makes a person's key, in the form in which it is stored. */
export function createSubjectKey(dataKey: Uint8Array): Buffer {
  return seal(dataKey, randomBytes(32));
}

/** Enciphers one value with a person's stored key. */
export function encipher(dataKey: Uint8Array, wrappedKey: Uint8Array, text: string): Buffer {
  return seal(open(dataKey, wrappedKey), Buffer.from(text));
}

/** Reads one value back; throws when the key is not the one that it was written with. */
export function decipher(dataKey: Uint8Array, wrappedKey: Uint8Array, cipher: Uint8Array): string {
  return open(open(dataKey, wrappedKey), cipher).toString();
}

/** Finds a user by e-mail without storing the address: equal addresses have equal indexes. */
export function blindIndex(dataKey: Uint8Array, email: string): Buffer {
  return createHmac('sha256', dataKey).update(`email:${email.trim().toLowerCase()}`).digest();
}

function seal(key: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(key: Uint8Array, sealed: Uint8Array): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  // Said out loud, or a tag of four bytes would do.
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(tag);
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ]);
}
