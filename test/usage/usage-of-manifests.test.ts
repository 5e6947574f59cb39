import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { usageOfManifests } from '../../supergraph/usage/usage-of-manifests.ts';
import { manifestOf, registeredWith } from './client-manifests.ts';

const schema = buildSchema(
  'type Query { me: User } type User { id: ID name: String nameFull: String }',
);
const window = { from: '2026-10-28', to: '2026-11-27' };

const name = 'query Name { me { name } }';
const full = 'query Full { me { nameFull } }';
const gone = 'query Gone { you { id } }';

describe('usage of client manifests', () => {
  test('a coordinate is used by every active version that sends it, and by no name that begins alike', async () => {
    const registered = registeredWith(
      manifestOf('ios@5.0.0', [name]),
      manifestOf('web@3.2.0', [full, name]),
      manifestOf('web@3.1.0', [full]),
      manifestOf('web@3.0.0', [name], { state: 'retired' }),
    );
    const ask = usageOfManifests({ registered, schemas: [schema] });
    expect(await ask('User.name', window)).toEqual({
      verdict: 'USED',
      uses: [
        { client: 'ios', version: '5.0.0', operation: 'Name' },
        { client: 'web', version: '3.2.0', operation: 'Name' },
      ],
    });
    expect(await ask('User.nameFull', window)).toMatchObject({
      uses: [{ version: '3.2.0' }, { version: '3.1.0' }],
    });
    expect(await ask('User.id', window)).toEqual({
      verdict: 'UNKNOWN',
      reason: 'No registered client uses it, but there may be others. Traffic is not measured yet.',
    });
  });

  test('where nobody is registered, it is never unused', async () => {
    const ask = usageOfManifests({
      registered: registeredWith(manifestOf('web@3.0.0', [name], { state: 'retired' })),
      schemas: [schema],
    });
    expect(await ask('User.name', window)).toEqual({
      verdict: 'UNKNOWN',
      reason:
        'No client is registered: `demarc clients push` registers one. Traffic is not measured yet.',
    });
  });

  test('an operation counts if it fits one of the versions that are served', async () => {
    const older = buildSchema('type Query { you: User } type User { id: ID }');
    const registered = registeredWith(manifestOf('web@3.2.0', [name, gone]));
    const ask = usageOfManifests({ registered, schemas: [schema, older] });
    expect(await ask('Query.you', window)).toMatchObject({ uses: [{ operation: 'Gone' }] });
    expect(await ask('Query.me', window)).toMatchObject({ uses: [{ operation: 'Name' }] });
    expect(await ask('User.nameFull', window)).not.toHaveProperty('mayBeUsed');
  });

  test('what cannot be read may use anything: that is said, and outweighs', async () => {
    const registered = {
      ...registeredWith(
        manifestOf('web@3.2.0', [name, gone]),
        manifestOf('web@3.1.0', [gone, 'query Broken {']),
      ),
      findings: [
        {
          code: 'CLIENT_MANIFEST_INVALID',
          severity: 'ERROR',
          message: '',
          file: '/graph/clients/ios/1.json',
        },
      ] as const,
    };
    const ask = usageOfManifests({ registered, schemas: [schema] });
    expect(await ask('User.id', window)).toEqual({
      verdict: 'UNKNOWN',
      reason:
        'No registered client uses it, but there may be others. Gone of web 3.2.0 (and 2 more) cannot be read, ' +
        'because it does not fit the API before the change. The manifest ios/1.json cannot be read. ' +
        'Traffic is not measured yet.',
      mayBeUsed: true,
    });
    expect(await ask('User.name', window)).toMatchObject({ verdict: 'USED' });
  });
});
