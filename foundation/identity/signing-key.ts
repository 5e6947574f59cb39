import { join } from 'node:path';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import { FoundationFault } from '../fault.ts';
import { createPrivateKey, publish, readIfThere } from './key-file.ts';

/** What a process signs its calls with. */
export interface SigningKey {
  /** The process: `gateway`, or the name of a subgraph. */
  readonly name: string;
  readonly privateKey: CryptoKey;
}

/** Where the key of a process lies: `private/<name>.jwk`, for it alone, and `public/<name>.jwk`, for all. */
export interface KeyFolder {
  readonly folder: string;
  /** Whether a key that is missing may be made: on a desk yes, in production it is handed out. */
  readonly mayCreate: boolean;
}

/**
 * Opens the Ed25519 key of a process, making it where there is none and that is allowed.
 * @throws FoundationFault SIGNING_KEY_MISSING, SIGNING_KEY_INVALID
 */
export async function openSigningKey(
  name: string,
  { folder, mayCreate }: KeyFolder,
): Promise<SigningKey> {
  const file = join(folder, 'private', `${name}.jwk`);
  const text = readIfThere(file) ?? (mayCreate ? await createPrivateKey(file) : undefined);
  if (text === undefined) {
    throw new FoundationFault(
      'SIGNING_KEY_MISSING',
      `${file} is not there: the calls of ${name} cannot be signed. Run \`demarc keys\` and hand the key to ${name}.`,
    );
  }
  const privateKey = await importKey(text, file);
  // Also where the key was there: whoever made it may have died before this.
  if (mayCreate) await publishPublicKey(text, name, folder);
  return { name, privateKey };
}

/** The other half of the key, for whoever is called; the private one is the truth where they differ. */
async function publishPublicKey(text: string, name: string, folder: string): Promise<void> {
  const { kty, crv, x } = JSON.parse(text) as JWK;
  await publish(join(folder, 'public', `${name}.jwk`), JSON.stringify({ kty, crv, x }));
}

async function importKey(text: string, file: string): Promise<CryptoKey> {
  try {
    const key = await importJWK(JSON.parse(text) as JWK, 'EdDSA');
    if ('type' in key && key.type === 'private') return key;
    throw new TypeError('it is no private key');
  } catch (error) {
    throw new FoundationFault(
      'SIGNING_KEY_INVALID',
      `${file} holds no private Ed25519 key as JWK. Delete it for a new one, or run \`demarc keys\`.`,
      { cause: error },
    );
  }
}
