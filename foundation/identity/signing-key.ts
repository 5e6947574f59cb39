import { readFileSync } from 'node:fs';
import { mkdir, writeFile, rename, link, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { errorCode } from '../error-code.ts';
import { FoundationFault } from '../fault.ts';

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
  const text = readIfThere(file) ?? (mayCreate ? await createKey(name, folder) : undefined);
  if (text === undefined) {
    throw new FoundationFault(
      'SIGNING_KEY_MISSING',
      `${file} is not there: the calls of ${name} cannot be signed. Run \`demarc keys\` and hand the key to ${name}.`,
    );
  }
  return { name, privateKey: await importKey(text, file) };
}

/** Makes a key pair; where another process was first, its key is the key. */
async function createKey(name: string, folder: string): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const file = join(folder, 'private', `${name}.jwk`);
  await mkdir(join(folder, 'private'), { recursive: true, mode: 0o700 });
  await mkdir(join(folder, 'public'), { recursive: true });
  const text = JSON.stringify(await exportJWK(privateKey));
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8');
  } finally {
    await rm(draft);
  }
  const open = join(folder, 'public', `${name}.jwk`);
  await writeFile(`${open}.new`, JSON.stringify(await exportJWK(publicKey)));
  await rename(`${open}.new`, open);
  return text;
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

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
