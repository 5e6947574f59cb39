import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors, importJWK, type CryptoKey, type JWK } from 'jose';

/** How soon a file is looked at again: a key that changes is seen within this time. */
const FRESH_MS = 10_000;

/** A process of the graph. */
const NAME = /^[a-z][a-z0-9_-]{0,63}$/;

/** The public keys that calls within the graph are verified with. */
export interface TrustedKeys {
  /** @throws JOSEError where there is no such key, which a verifier takes for a refusal */
  find(name: string): Promise<CryptoKey>;
}

/** Reads keys from `<folder>/public`, each when it is first asked for and again after ten seconds. */
export function openTrustedKeys(folder: string, now: () => number = Date.now): TrustedKeys {
  const known = new Map<string, { readonly key: CryptoKey; readonly until: number }>();
  return {
    async find(name) {
      // It comes from a token that nobody has verified, and may be a list or an object. It must not
      // become another path.
      if (typeof name !== 'string' || !NAME.test(name)) throw new errors.JWKSNoMatchingKey();
      const kept = known.get(name);
      if (kept !== undefined && kept.until > now()) return kept.key;
      const key = await readKey(join(folder, 'public', `${name}.jwk`));
      known.set(name, { key, until: now() + FRESH_MS });
      return key;
    },
  };
}

async function readKey(file: string): Promise<CryptoKey> {
  try {
    const key = await importJWK(JSON.parse(await readFile(file, 'utf8')) as JWK, 'EdDSA');
    if ('type' in key && key.type === 'public') return key;
  } catch {
    // Missing, half written or no key: whoever signed with it is not trusted now.
  }
  throw new errors.JWKSNoMatchingKey();
}
