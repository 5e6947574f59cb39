import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { errorCode } from '../error-code.ts';

/** A set of public keys: finds the one that a token's header names, by its `kid` and `alg`. */
export type KeySet = JWTVerifyGetKey;

/** How long an issuer may take to answer with its keys. */
const PATIENCE_MS = 5_000;

/** A set has a handful of keys; a longer answer is something else. */
const MAX_BYTES = 256 * 1024;

/**
 * Reads the public keys of an issuer once, from a file or over HTTP; a redirect is not followed.
 *
 * @param location - an absolute path, or an http(s) URL
 * @throws Error with a reason for the log
 */
export async function readJwks(location: string): Promise<KeySet> {
  const text = /^https?:\/\//i.test(location) ? await download(location) : await readText(location);
  const set = parseSet(text);
  // Here and not at the first token: a set that is none should be told of while somebody looks.
  return createLocalJWKSet(set);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`it cannot be read (${errorCode(error) ?? 'no code'})`, { cause: error });
  }
}

async function download(url: string): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await ask(url, signal);
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`HTTP ${response.status}`);
  }
  const body = (response.body ?? []) as AsyncIterable<Uint8Array>;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.byteLength;
      // Leaving the loop cancels the stream: what follows may be endless.
      if (length > MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Error(signal.aborted ? 'no answer in time' : 'the answer broke off', {
      cause: error,
    });
  }
  if (length > MAX_BYTES) throw new Error(`it is longer than ${MAX_BYTES} bytes`);
  return Buffer.concat(chunks).toString('utf8');
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      redirect: 'error',
      signal,
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const reason = signal.aborted ? 'no answer in time' : (errorCode(cause) ?? 'no usable answer');
    throw new Error(reason, { cause: error });
  }
}

function parseSet(text: string): JSONWebKeySet {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch (error) {
    throw new Error('it is no JSON', { cause: error });
  }
  const keys: unknown = typeof set === 'object' && set !== null && 'keys' in set && set.keys;
  if (!Array.isArray(keys) || keys.length === 0) throw new Error('it holds no keys');
  return set as JSONWebKeySet;
}
