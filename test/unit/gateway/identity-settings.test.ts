import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DEV_ISSUER } from '@demarc/foundation/identity';
import { readIdentitySettings } from '../../../gateway/identity/identity-settings.ts';

const folder = '/graph';
const desk = { issuer: DEV_ISSUER, audience: 'demarc', grants: 'accounts' };
const real = { ...desk, issuer: 'https://issuer.example', jwks: '/graph/jwks.json' };
const replaced = {
  DEMARC_IDENTITY_ISSUER: 'https://other.example',
  DEMARC_IDENTITY_AUDIENCE: 'other',
  DEMARC_IDENTITY_JWKS: 'https://other.example/jwks.json',
};

function read(written: typeof desk | undefined, env: Record<string, string> = {}) {
  return readIdentitySettings({ written, folder, subgraphs: ['accounts', 'billing'], env });
}

function settings(written: typeof desk, env: Record<string, string> = {}) {
  const result = read(written, env);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.settings;
}

describe('a graph with identity', () => {
  test('on a desk takes the tokens of the desk, with keys that it may make', () => {
    expect(settings(desk, { DEMARC_HOME: '/home' })).toEqual({
      ...desk,
      isDesk: true,
      jwks: '/home/keys/public/dev-issuer.jwks.json',
      subgraphs: ['accounts', 'billing'],
      keys: { folder: '/home/keys', mayCreate: true },
    });
    expect(settings(desk)?.keys.folder).toBe(resolve('.demarc/keys'));
    expect(settings(desk, { DEMARC_KEYS: '/keys' })?.jwks).toBe(
      '/keys/public/dev-issuer.jwks.json',
    );
  });

  test('in production takes those of its issuer, with keys that it was given', () => {
    expect(settings(real, { NODE_ENV: 'production', DEMARC_KEYS: '/keys' })).toMatchObject({
      issuer: 'https://issuer.example',
      isDesk: false,
      jwks: '/graph/jwks.json',
      keys: { folder: '/keys', mayCreate: false },
    });
  });

  test('takes each from the environment where it is said there', () => {
    expect(settings(desk, { NODE_ENV: 'production', ...replaced })).toMatchObject({
      issuer: 'https://other.example',
      audience: 'other',
      jwks: 'https://other.example/jwks.json',
      isDesk: false,
    });
    expect(settings(real, { DEMARC_IDENTITY_AUDIENCE: 'other' })).toMatchObject({
      ...real,
      audience: 'other',
    });
    expect(settings(real, { DEMARC_IDENTITY_JWKS: 'keys/set.json' })?.jwks).toBe(
      join(folder, 'keys/set.json'),
    );
    // As a container is told nothing: by an empty text.
    expect(settings(real, { DEMARC_IDENTITY_ISSUER: '', DEMARC_IDENTITY_JWKS: '' })).toMatchObject(
      real,
    );
  });

  test('does not start in production with the issuer of a desk', () => {
    const result = read(desk, { NODE_ENV: 'production' });
    expect(result).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^The issuer of user tokens is urn:demarc:development, /)],
    });
    // Nor where somebody hands it other keys under that name.
    const { DEMARC_IDENTITY_JWKS } = replaced;
    expect(read(desk, { NODE_ENV: 'production', DEMARC_IDENTITY_JWKS }).ok).toBe(false);
  });

  test('does not start without keys', () => {
    const { DEMARC_IDENTITY_ISSUER } = replaced;
    expect(read(desk, { DEMARC_IDENTITY_ISSUER })).toEqual({
      ok: false,
      problems: [
        expect.stringContaining(
          'where the public keys of https://other.example are: set DEMARC_IDENTITY_JWKS',
        ),
      ],
    });
  });
});

describe('a graph without identity', () => {
  test('knows nobody', () => {
    expect(read(undefined)).toEqual({ ok: true, settings: undefined });
    expect(read(undefined, { DEMARC_IDENTITY_ISSUER: '' })).toMatchObject({ ok: true });
  });

  test.each(Object.entries(replaced))('does not start where %s says otherwise', (name, value) => {
    expect(read(undefined, { [name]: value })).toEqual({
      ok: false,
      problems: [expect.stringMatching(new RegExp(`^${name} is set, but this graph knows nobody`))],
    });
  });
});
