import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runJob } from '@demarc/kit';
import { seedRef } from '@demarc/foundation/refs';
import { registerUser } from '../../../subgraphs/accounts/jobs/register-user.ts';
import { systemRoleCodes } from '../../../subgraphs/accounts/model/system-role.ts';
import { engines } from '../../kit/engines.ts';
import { everyPermission } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, dataKey } from './accounts.ts';
import { ask, changed, factsOf, read } from './ask.ts';
import { join } from './join.ts';

const now = new Date('2026-11-02T00:00:00Z');
const ada = { email: 'ada.quince@mail.example', name: 'Ada Quince' };

describe.each(engines)('an empty database of accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => (accounts = await engine.openSubgraph(accountsDefinition)));
  afterAll(() => accounts.close());

  const register = (input: Readonly<Record<string, string>>) =>
    runJob(registerUser(dataKey), { context: 'accounts', database: accounts.database, now, input });

  test('has every permission, and the roles that demonstrations gave their refs', async () => {
    const permissions = await accounts.owner('select permission_code from permissions');
    expect(permissions.map(({ permission_code: code }) => code).sort()).toEqual(
      [...everyPermission].sort(),
    );
    const roles = await accounts.owner(
      'select code, public_ref as ref from roles order by role_id',
    );
    expect(roles).toEqual(systemRoleCodes.map((code) => ({ code, ref: seedRef('rol', code) })));
  });

  test('is given its first user, who makes the first organization and invites the second user', async () => {
    const report = await register(ada);
    expect(report).toEqual({ user: expect.stringMatching(/^usr_/), registered: 1 });
    const user = String(report['user']);
    expect(await factsOf(accounts, user)).toEqual(['accounts.user.registered.v1']);
    const seen = await read(accounts, user, `{ user(id: "${user}") { email displayName state } }`);
    expect(seen).toEqual({ user: { email: ada.email, displayName: ada.name, state: 'ACTIVE' } });

    const created = await ask(accounts, user, 'createOrganization', {
      name: 'Quince',
      regionCode: 'de',
    });
    const organizationId = changed(created, 'organization').id;
    const second = await join(accounts, user, { organizationId, role: 'admin' });
    const { organizations } = await read<{ organizations: object }>(
      accounts,
      second.user,
      '{ organizations { nodes { id members { nodes { user { id } } } } } }',
    );
    const members = { nodes: [{ user: { id: user } }, { user: { id: second.user } }] };
    expect(organizations).toEqual({ nodes: [{ id: organizationId, members }] });
  });

  test('is given a user once, however often and however at once it is asked', async () => {
    const [first] = await accounts.owner(
      "select aggregate_id as user from domain_events where event_type = 'accounts.user.registered.v1'",
    );
    const email = ada.email.toUpperCase();
    expect(await register({ email, name: 'Somebody Else' })).toEqual({
      user: first?.['user'],
      registered: 0,
    });
    const eve = { email: 'eve@mail.example', name: 'Eve' };
    const reports = await Promise.all([register(eve), register(eve), register(eve)]);
    expect(new Set(reports.map(({ user }) => user)).size).toBe(1);
    expect(reports.map(({ registered }) => Number(registered)).reduce((a, b) => a + b)).toBe(1);
  });

  test.each([
    {},
    { email: 'ada' },
    { email: 'a b@c', name: 'Ada' },
    { email: ada.email, name: ' ' },
  ])('is given nobody by %j, which it does not repeat', async (input) => {
    await expect(register(input)).rejects.toThrow(
      /^register-user takes `email`, an address, and `name`, 1 to 200 characters\.$/,
    );
  });
});
