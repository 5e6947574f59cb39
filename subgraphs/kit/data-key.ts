import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { variableOf } from '@demarc/foundation/process';
import type { Environment } from './environment.ts';
import { SubgraphFault } from './fault.ts';

const KEY_BYTES = 32;

/**
 * The key under which a context wraps the keys of its data subjects. From `<CONTEXT>_DATA_KEY`
 * (base64) where it is set; on an embedded database otherwise from a file that this machine makes.
 *
 * @throws SubgraphFault DATA_KEY_INVALID when it is not 32 bytes, or missing beside data: beside a
 *   PostgreSQL, where a key made up here would not be known to the other processes, or beside a folder
 *   that was written with another
 */
export function readDataKey(context: string, { variables, keys, database }: Environment): Buffer {
  const name = variableOf(context, 'DATA_KEY');
  const given = variables[name];
  if (given !== undefined) return checked(Buffer.from(given, 'base64'), name);
  if ('url' in database) {
    throw new SubgraphFault(
      'DATA_KEY_INVALID',
      `${name} is not set. Beside a PostgreSQL every process must know the same key: ` +
        `make one with \`openssl rand -base64 ${KEY_BYTES}\` and keep it as long as the data.`,
    );
  }
  const file = join(keys.folder, `${context}-data.key`);
  if (!existsSync(file)) {
    if (existsSync(database.folder)) {
      throw new SubgraphFault(
        'DATA_KEY_INVALID',
        `${file} is missing, but ${database.folder} holds what was written with it. Put the key back, or ` +
          'delete both to begin anew.',
      );
    }
    makeKey(file);
  }
  return checked(readFileSync(file), file);
}

/** Whole or not at all: a key that a full disk cut off could never be told from a wrong one. */
function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, randomBytes(KEY_BYTES), { mode: 0o600 });
  renameSync(unfinished, file);
}

function checked(key: Buffer, from: string): Buffer {
  if (key.length === KEY_BYTES) return key;
  throw new SubgraphFault(
    'DATA_KEY_INVALID',
    `The key in ${from} has ${key.length} bytes instead of ${KEY_BYTES}. Without the right key ` +
      'personal data cannot be read: put back the key that the data was written with.',
  );
}
