import { describe, expect, test } from '@jest/globals';
import {
  decideRegistration,
  type Registration,
} from '../../supergraph/usage/decide-registration.ts';
import { retireVersions } from '../../supergraph/usage/retire-versions.ts';
import { manifestOf, registeredWith } from './client-manifests.ts';

const home = 'query Home {\n  me\n}';
const about = 'query About {\n  me\n}';
const other = 'query Home {\n  you\n}';

function registration(bodies: readonly string[], rest: Partial<Registration> = {}): Registration {
  const { operations } = manifestOf('web@3.2.0', bodies);
  const asked = { client: 'web', version: '3.2.0', replace: false, today: '2026-11-27' };
  return { ...asked, operations, ...rest };
}

const active = manifestOf('web@3.2.0', [home]);
const retired = manifestOf('web@3.2.0', [home], { state: 'retired', retiredOn: '2026-11-20' });

describe('registering a version', () => {
  test('a new one is active from today', () => {
    expect(decideRegistration(registration([home]), registeredWith())).toEqual({
      ok: true,
      outcome: 'registered',
      manifest: manifestOf('web@3.2.0', [home], { since: '2026-11-27' }),
    });
  });

  test('the same once more is unchanged, and keeps its day', () => {
    expect(decideRegistration(registration([home]), registeredWith(active))).toEqual({
      ok: true,
      outcome: 'unchanged',
      manifest: active,
    });
  });

  test('other operations are refused, with what differs', () => {
    expect(decideRegistration(registration([other, about]), registeredWith(active))).toEqual({
      ok: false,
      findings: [
        {
          code: 'CLIENT_VERSION_TAKEN',
          severity: 'ERROR',
          message:
            'web 3.2.0 is registered since 2026-11-01 with other operations: 1 added (About), 1 changed (Home). ' +
            'Others have judged their changes by it, so that it stays as it is: register the next version. ' +
            'If nobody has this one yet, push it with --replace.',
        },
      ],
    });
    expect(decideRegistration(registration([about]), registeredWith(active))).toMatchObject({
      findings: [{ message: expect.stringContaining('1 added (About), 1 removed (Home).') }],
    });
  });

  test('a retired version keeps its operations too', () => {
    expect(decideRegistration(registration([other]), registeredWith(retired))).toMatchObject({
      findings: [{ code: 'CLIENT_VERSION_TAKEN' }],
    });
  });

  test('--replace puts them in its place, from today on', () => {
    const asked = registration([about], { replace: true });
    expect(decideRegistration(asked, registeredWith(active))).toEqual({
      ok: true,
      outcome: 'replaced',
      manifest: manifestOf('web@3.2.0', [about], { since: '2026-11-27' }),
    });
    expect(
      decideRegistration(registration([home], { replace: true }), registeredWith(active)),
    ).toMatchObject({ outcome: 'unchanged' });
  });

  test('a retired version is active again', () => {
    expect(decideRegistration(registration([home]), registeredWith(retired))).toEqual({
      ok: true,
      outcome: 'reactivated',
      manifest: manifestOf('web@3.2.0', [home], { since: '2026-11-27' }),
    });
  });

  test.each([
    [{ client: 'Web' }, 'Web 3.2.0 differs from web 3.2.0'],
    [{ client: 'WEB', version: '4.0.0' }, 'WEB 4.0.0 differs from web 3.2.0'],
  ])('a name in other letters: %p', (rest, text) => {
    expect(decideRegistration(registration([home], rest), registeredWith(active))).toMatchObject({
      findings: [{ code: 'CLIENT_NAME_TAKEN', message: expect.stringContaining(text) }],
    });
  });

  test('a version in other letters', () => {
    const known = registeredWith(manifestOf('web@4-RC', [home]));
    expect(decideRegistration(registration([home], { version: '4-rc' }), known)).toMatchObject({
      findings: [{ code: 'CLIENT_NAME_TAKEN' }],
    });
  });

  test('a file that cannot be read is in the way of its own version alone, and can be replaced', () => {
    const finding = {
      code: 'CLIENT_MANIFEST_INVALID',
      severity: 'ERROR',
      message: 'This is not JSON.',
      file: '/graph/clients/web/3.2.0.json',
    } as const;
    const registered = { manifests: [], findings: [finding] };
    expect(decideRegistration(registration([home]), registered)).toEqual({
      ok: false,
      findings: [finding],
    });
    expect(decideRegistration(registration([home], { replace: true }), registered)).toMatchObject({
      outcome: 'replaced',
    });
    expect(decideRegistration(registration([home], { version: '2.0' }), registered)).toMatchObject({
      outcome: 'registered',
    });
  });
});

describe('retiring versions', () => {
  const known = registeredWith(
    active,
    manifestOf('web@3.1.0', [home]),
    manifestOf('ios@5', [home]),
  );
  const version = (text: string) => {
    const [client = '', rest = ''] = text.split('@');
    return { client, version: rest };
  };

  test('each says since when; one that is retired is left as it is', () => {
    expect(
      retireVersions(
        [version('web@3.1.0'), version('web@3.1.0'), version('ios@5')],
        known,
        '2026-11-27',
      ),
    ).toEqual({
      ok: true,
      retired: [
        manifestOf('web@3.1.0', [home], { state: 'retired', retiredOn: '2026-11-27' }),
        manifestOf('ios@5', [home], { state: 'retired', retiredOn: '2026-11-27' }),
      ],
    });
    expect(retireVersions([version('web@3.2.0')], registeredWith(retired), '2026-11-27')).toEqual({
      ok: true,
      retired: [],
    });
  });

  test.each([
    ['web@9', 'web 9 is not registered. Of web there are 3.2.0, 3.1.0.'],
    ['tv@1', 'tv 1 is not registered. There are web, ios.'],
  ])('%s is not known: all of them or none', (text, message) => {
    expect(retireVersions([version('ios@5'), version(text)], known, '2026-11-27')).toEqual({
      ok: false,
      findings: [{ code: 'CLIENT_UNKNOWN', severity: 'ERROR', message }],
    });
  });

  test('nobody is known', () => {
    expect(retireVersions([version('tv@1')], registeredWith(), '2026-11-27')).toMatchObject({
      findings: [{ message: 'tv 1 is not registered. Nobody is.' }],
    });
  });
});
