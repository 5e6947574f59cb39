import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { errorCode } from '../error-code.ts';

/** The text of a file; undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes an Ed25519 key and keeps it as a JWK that only its owner may read; where another process was
 * first, its key is the key.
 *
 * @returns what the file holds
 */
export async function createPrivateKey(file: string): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const text = JSON.stringify(await exportJWK(privateKey));
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    // Fails where the name is taken, as `rename` would not.
    await link(draft, file);
    return text;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8');
  } finally {
    await rm(draft);
  }
}

/** Writes a file that others may be reading: they see all of it or nothing. Leaves one that is right. */
export async function publish(file: string, text: string): Promise<void> {
  if (readIfThere(file) === text) return;
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text);
  await rename(draft, file);
}
