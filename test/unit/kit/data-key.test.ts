import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironment, readDataKey } from '@demarc/kit';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'demarc-keys-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const read = (variables: NodeJS.ProcessEnv = {}): Buffer => {
  const all = { DEMARC_PORT: '1', DEMARC_HOME: home, ...variables };
  return readDataKey('accounts', parseEnvironment('accounts', all));
};
const keyFile = (): string => join(home, 'keys/accounts-data.key');
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const URL_OF_POSTGRES = { ACCOUNTS_DATABASE_URL: 'postgres://db.example/accounts' };
const given = Buffer.alloc(32, 9).toString('base64');
const wrongLength = (from: string, bytes: number) => ({
  code: 'DATA_KEY_INVALID',
  message:
    `The key in ${from} has ${bytes} bytes instead of 32. Without the right key ` +
    'personal data cannot be read: put back the key that the data was written with.',
});

describe('the data key', () => {
  test('is made once, for its owner alone', () => {
    const key = read();
    expect(key).toHaveLength(32);
    expect(readFileSync(keyFile())).toEqual(key);
    expect(modeOf(keyFile())).toBe('600');
    expect(modeOf(join(home, 'keys'))).toBe('700');
    expect(read()).toEqual(key);
  });

  test('is another one on another machine', () => {
    const key = read();
    rmSync(keyFile());
    expect(read()).not.toEqual(key);
  });

  test('of the environment wins over the file, and makes none', () => {
    expect(read({ ACCOUNTS_DATA_KEY: given })).toEqual(Buffer.alloc(32, 9));
    expect(() => statSync(keyFile())).toThrow('ENOENT');
    const made = read();
    expect(read({ ACCOUNTS_DATA_KEY: given })).not.toEqual(made);
  });

  test('serves a PostgreSQL when it is given', () => {
    expect(read({ ...URL_OF_POSTGRES, ACCOUNTS_DATA_KEY: given })).toEqual(Buffer.alloc(32, 9));
  });

  test('must be given beside a PostgreSQL', () => {
    expect(() => read(URL_OF_POSTGRES)).toThrow(
      expect.objectContaining({
        code: 'DATA_KEY_INVALID',
        message:
          'ACCOUNTS_DATA_KEY is not set. Beside a PostgreSQL every process must know the same key: ' +
          'make one with `openssl rand -base64 32` and keep it as long as the data.',
      }),
    );
    expect(() => statSync(keyFile())).toThrow('ENOENT');
  });

  test.each([
    { what: 'empty', text: '', bytes: 0 },
    { what: 'too short', text: Buffer.alloc(31).toString('base64'), bytes: 31 },
    { what: 'too long', text: Buffer.alloc(33).toString('base64'), bytes: 33 },
    { what: 'no base64', text: '!?', bytes: 0 },
  ])('of the environment that is $what is refused', ({ text, bytes }) => {
    expect(() => read({ ACCOUNTS_DATA_KEY: text })).toThrow(
      expect.objectContaining(wrongLength('ACCOUNTS_DATA_KEY', bytes)),
    );
  });

  test('that is lost is not replaced beside the data that it was for', () => {
    const data = join(home, 'data/accounts');
    mkdirSync(data, { recursive: true });
    expect(() => read()).toThrow(
      expect.objectContaining({
        code: 'DATA_KEY_INVALID',
        message: `${keyFile()} is missing, but ${data} holds what was written with it. Put the key back, or delete both to begin anew.`,
      }),
    );
    expect(() => statSync(keyFile())).toThrow('ENOENT');
  });

  test('leaves nothing unfinished beside it', () => {
    read();
    expect(readdirSync(join(home, 'keys'))).toEqual(['accounts-data.key']);
  });

  test('of a file that was cut off is refused, and left as it is', () => {
    mkdirSync(join(home, 'keys'));
    writeFileSync(keyFile(), 'short');
    expect(() => read()).toThrow(expect.objectContaining(wrongLength(keyFile(), 5)));
    expect(readFileSync(keyFile(), 'utf8')).toBe('short');
  });
});
